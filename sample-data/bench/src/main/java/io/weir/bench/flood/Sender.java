package io.weir.bench.flood;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a pool's datagrams over the loopback at a given rate, from one address for each exporter,
 * lap after lap. One owner.
 */
final class Sender implements AutoCloseable {
    private static final int SEND_BUFFER_BYTES = 1 << 20;
    private static final long ANNOUNCE_NANOS = 20_000_000_000L;
    private static final long NAP_NANOS = 300_000;

    private final DatagramPool pool;
    private final DatagramChannel[] channels;
    private final long[] units;
    private int next;
    private long sentFlows;
    private long sentDatagrams;
    private long announceAt = System.nanoTime();

    Sender(DatagramPool pool, int port) throws IOException {
        this.pool = pool;
        channels = new DatagramChannel[pool.exporters()];
        units = new long[pool.exporters()];
        for (int i = 0; i < channels.length; i++) {
            // The whole of 127.0.0.0/8 is the loopback on Linux.
            InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (i + 1)});
            channels[i] = DatagramChannel.open();
            channels[i].setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channels[i].bind(new InetSocketAddress(from, 0));
            channels[i].connect(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        }
    }

    /** Flows sent so far. */
    long flows() {
        return sentFlows;
    }

    /** Datagrams sent so far. */
    long datagrams() {
        return sentDatagrams;
    }

    /**
     * Sends {@code flows} flows, evenly over time.
     *
     * @return flows a second that were reached
     */
    double send(long flows, double flowsPerSecond) throws IOException {
        long begin = System.nanoTime();
        long first = sentFlows;
        while (sentFlows - first < flows) {
            long now = System.nanoTime();
            if (now - announceAt >= 0) {
                announceAt = now + ANNOUNCE_NANOS;
                announce();
            }
            double due = Math.min((double) flows, (now - begin) * 1e-9 * flowsPerSecond);
            if (sentFlows - first >= due) {
                LockSupport.parkNanos(NAP_NANOS);
                continue;
            }
            long millis = System.currentTimeMillis();
            while (sentFlows - first < due) {
                sendNext(millis);
            }
        }
        return (sentFlows - first) / ((System.nanoTime() - begin) * 1e-9);
    }

    private void sendNext(long millis) throws IOException {
        ByteBuffer datagram = pool.datagram(next);
        int exporter = next % channels.length;
        pool.encoder().stamp(datagram, millis, units[exporter]);
        channels[exporter].write(datagram);
        datagram.rewind();
        units[exporter] += pool.encoder().units(pool.flowsEach());
        sentFlows += pool.flowsEach();
        sentDatagrams++;
        next = next + 1 == pool.size() ? 0 : next + 1;
    }

    private void announce() throws IOException {
        long millis = System.currentTimeMillis();
        for (int i = 0; i < channels.length; i++) {
            byte[] told = pool.encoder().announcement(i, millis, units[i]);
            if (told.length > 0) {
                channels[i].write(ByteBuffer.wrap(told));
                units[i] += pool.encoder().units(0);
                sentDatagrams++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
