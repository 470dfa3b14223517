package io.weir.collector.listen;

import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what it gets, and is full when it is told to be. */
final class RecordingSink implements DatagramSink {
    final Queue<Datagram> taken = new ConcurrentLinkedQueue<>();
    final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    volatile boolean full;

    @Override
    public void take(Datagram datagram) {
        byte[] payload = new byte[datagram.payload().remaining()];
        datagram.payload().get(payload);
        taken.add(
                new Datagram(
                        datagram.receivedMillis(),
                        datagram.transport(),
                        datagram.session(),
                        datagram.sourceHigh(),
                        datagram.sourceLow(),
                        datagram.sourcePort(),
                        datagram.localPort(),
                        ByteBuffer.wrap(payload)));
    }

    @Override
    public void flush() {}

    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public void failed(IOException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void refused(Refusal why, Listener listener, InetSocketAddress sender, String detail) {
        refusals.add(why + " " + listener.protocol() + " " + detail);
    }
}
