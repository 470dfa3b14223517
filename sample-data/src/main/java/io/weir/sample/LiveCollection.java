package io.weir.sample;

import io.weir.collector.Collector;
import io.weir.collector.CollectorOptions;
import io.weir.format.DataFile;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real collector on loopback, fed over UDP until it has committed everything. */
final class LiveCollection {
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;

    private LiveCollection() {}

    /** Sends the recording and waits for the commit. */
    static void collect(Path repository, Recording recording, PrintStream out)
            throws IOException, InterruptedException {
        CollectorOptions options =
                CollectorOptions.of(repository)
                        .listeningOn(List.of("udp://127.0.0.1:0"))
                        .committingEvery(COMMIT_INTERVAL);
        try (Collector collector = Collector.start(options)) {
            InetSocketAddress address = collector.listeners().get(0).address();
            out.println("Collector: receiving on udp://127.0.0.1:" + address.getPort());
            send(recording, address);
            out.println(
                    "Exporter:  sent "
                            + recording.datagrams().size()
                            + " NetFlow v5 datagrams with "
                            + recording.flows()
                            + " flows, recorded in our laboratory, their clocks set to now");
            await(repository, recording.flows());
            collector.stop();
        }
        int files = files(repository);
        out.println(
                "Committed: "
                        + committed(repository)
                        + " flows in "
                        + files
                        + (files == 1 ? " Parquet file" : " Parquet files"));
    }

    private static void send(Recording recording, InetSocketAddress address)
            throws IOException, InterruptedException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] datagram : recording.datagrams()) {
                socket.send(new DatagramPacket(datagram, datagram.length, address));
                Thread.sleep(1);
            }
        }
    }

    private static void await(Path repository, long flows)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (committed(repository) < flows) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(
                        "The collector committed "
                                + committed(repository)
                                + " of "
                                + flows
                                + " flows in "
                                + PATIENCE.toSeconds()
                                + " s; is a firewall between programs of this machine?");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static long committed(Path repository) throws IOException {
        long rows = 0;
        for (DataFile file : Repository.open(repository).snapshot().files()) {
            rows += file.rows();
        }
        return rows;
    }

    private static int files(Path repository) throws IOException {
        return Repository.open(repository).snapshot().files().size();
    }
}
