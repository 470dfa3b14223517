package io.weir.collector.listen;

import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Where received datagrams and messages go. Called by the one receiving thread. */
public interface DatagramSink {
    /**
     * Takes a datagram, a message or the end of a stream. Its payload is valid until this returns.
     */
    void take(Datagram datagram) throws IOException;

    /** The socket has no more for now, or enough came at once: what was taken is to be kept now. */
    void flush() throws IOException;

    /** Whether no more can be taken until {@link Receiver#resume}. */
    boolean isFull();

    /** Something cannot be kept. No more will be read. */
    void failed(IOException cause);

    /**
     * A datagram was not taken, or a connection was refused or ended; it is counted already.
     *
     * @param detail more about it, or nothing
     */
    void refused(Refusal why, Listener listener, InetSocketAddress sender, String detail);
}
