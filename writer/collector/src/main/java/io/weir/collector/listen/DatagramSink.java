package io.weir.collector.listen;

import io.weir.collector.wire.Datagram;
import java.io.IOException;

/** Where received datagrams go. Called by the one receiving thread. */
public interface DatagramSink {
    /** Takes a datagram. Its payload is valid until this returns. */
    void take(Datagram datagram) throws IOException;

    /** The socket has no more for now, or enough came at once: what was taken is to be kept now. */
    void flush() throws IOException;

    /** Whether no more can be taken until {@link UdpReceiver#resume}. */
    boolean isFull();

    /** Something cannot be kept. No more will be read. */
    void failed(IOException cause);
}
