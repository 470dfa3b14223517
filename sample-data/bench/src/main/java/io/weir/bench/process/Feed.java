package io.weir.bench.process;

import io.weir.bench.flood.CollectorProcess;
import io.weir.bench.flood.TemplateEncoder;
import io.weir.bench.mix.MixFlow;
import io.weir.bench.mix.MonthMix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the flows of a month to a collector on this machine, as NetFlow version 9 and as fast as it
 * takes them: no more waits in the kernel than its smallest buffer holds. One owner.
 */
final class Feed implements AutoCloseable {
    private static final int EXPORTERS = 4;
    private static final int DATAGRAMS_BETWEEN_LOOKS = 32;
    private static final long MOST_WAITING_BYTES = 128 << 10;
    private static final long NAP_NANOS = 50_000;

    /** From an hour's end to when its flows are said to be exported: nothing is older than that. */
    private static final long EXPORT_MILLIS_AFTER_HOUR_START = 3_615_000;

    private final MonthMix month;
    private final CollectorProcess collector;
    private final DatagramChannel channel = DatagramChannel.open();
    private final MixFlow flow = new MixFlow();
    private final long[] sequences = new long[EXPORTERS];
    private long datagrams;
    private long flows;

    Feed(MonthMix month, CollectorProcess collector, int port) throws IOException {
        this.month = month;
        this.collector = collector;
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        channel.connect(new InetSocketAddress(here, port));
    }

    /** Sends everything, waits until it is taken, and returns how many flows that were. */
    long sendAll() throws IOException {
        while (month.nextHour()) {
            sendHour(month.hourMillis() + EXPORT_MILLIS_AFTER_HOUR_START);
        }
        collector.awaitTaken();
        return flows;
    }

    private void sendHour(long exportMillis) throws IOException {
        TemplateEncoder encoder = TemplateEncoder.netFlow9(exportMillis);
        for (int exporter = 0; exporter < EXPORTERS; exporter++) {
            send(
                    ByteBuffer.wrap(
                            encoder.announcement(exporter, exportMillis, sequences[exporter]++)));
        }
        ByteBuffer datagram = ByteBuffer.allocateDirect(encoder.maxBytes());
        for (int left = month.flowsOfHour(); left > 0; left -= encoder.flowsPerDatagram()) {
            int exporter = (int) (datagrams % EXPORTERS);
            encoder.begin(datagram.clear(), exporter, exportMillis);
            for (int i = 0; i < Math.min(left, encoder.flowsPerDatagram()); i++) {
                flow.ageMillis = (int) (exportMillis - month.next(flow));
                encoder.add(datagram, flow);
                flows++;
            }
            encoder.end(datagram);
            encoder.stamp(datagram.flip(), exportMillis, sequences[exporter]++);
            send(datagram);
        }
    }

    private void send(ByteBuffer datagram) throws IOException {
        if (datagrams++ % DATAGRAMS_BETWEEN_LOOKS == 0) {
            while (collector.waitingBytes() > MOST_WAITING_BYTES) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
        channel.write(datagram);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
