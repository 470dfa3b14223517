package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs one collector under one protocol's datagrams. One owner. */
final class Contest {
    /** Weir commits every ten seconds; more behind than this is not keeping up. */
    private static final double MOST_SECONDS_BEHIND = 15;

    private static final double GENTLE_RATE = 50_000;

    private final FloodOptions options;
    private final Contender contender;
    private final Protocol protocol;
    private final DatagramPool pool;
    private final Path folder;

    Contest(FloodOptions options, Contender contender, Protocol protocol, DatagramPool pool) {
        this.options = options;
        this.contender = contender;
        this.protocol = protocol;
        this.pool = pool;
        folder = options.folder().resolve(contender.name().split(" ")[0] + "-" + protocol);
    }

    /** All flows of the pool once, at the fixed rate. */
    CpuResult cpu() throws IOException {
        try (CollectorProcess collector = start();
                Sender sender = new Sender(pool, options.port())) {
            long half = pool.totalFlows() / 2;
            sender.send(half, options.rate());
            contender.awaitStored(folder, sender.datagrams() - collector.kernelDrops());
            double before = collector.cpuSeconds();
            long flowsBefore = sender.flows();
            double rate = sender.send(pool.totalFlows() - half, options.rate());
            contender.awaitStored(folder, sender.datagrams() - collector.kernelDrops());
            collector.awaitTaken();
            double after = collector.cpuSeconds();
            long resident = collector.peakResidentMebibytes();
            long drops = collector.kernelDrops();
            double whole = collector.stop();
            long bytes = contender.storedBytes(folder);
            double compaction = compact();
            return new CpuResult(
                    contender.name(),
                    protocol.name(),
                    sender.flows(),
                    rate,
                    whole,
                    sender.flows() - flowsBefore,
                    after - before,
                    drops,
                    contender.storedFlows(folder),
                    bytes,
                    compaction,
                    contender.storedBytes(folder),
                    resident,
                    contender.peakHeapMebibytes(folder));
        }
    }

    /** CPU seconds that it took. */
    private double compact() throws IOException {
        List<String> command = contender.compaction(folder);
        return command.isEmpty() ? 0 : Programs.cpuSeconds(command, folder);
    }

    /** Faster and faster until it drops or falls behind; then the highest that held, for long. */
    List<RateResult> rates() throws IOException {
        List<RateResult> results = new ArrayList<>();
        double held = 0;
        for (double rate : options.stairs()) {
            RateResult result = rate(rate, options.stairSeconds());
            results.add(result);
            if (!result.isSustained(MOST_SECONDS_BEHIND)) {
                break;
            }
            held = rate;
        }
        if (held > 0 && options.holdSeconds() > 0) {
            results.add(rate(held, options.holdSeconds()));
        }
        return results;
    }

    private RateResult rate(double rate, int seconds) throws IOException {
        try (CollectorProcess collector = start();
                Sender sender = new Sender(pool, options.port())) {
            // Long enough for its compilers, and gentle.
            double gentle = Math.min(rate, GENTLE_RATE);
            sender.send((long) (options.warmSeconds() * gentle), gentle);
            long dropsBefore = collector.kernelDrops();
            double reached = sender.send((long) (rate * seconds), rate);
            long drops = collector.kernelDrops() - dropsBefore;
            long end = System.nanoTime();
            double behind;
            try {
                contender.awaitStored(folder, sender.datagrams() - collector.kernelDrops());
                behind = (System.nanoTime() - end) * 1e-9;
            } catch (IOException e) {
                behind = Double.POSITIVE_INFINITY;
            }
            String load = ProcessUsage.load();
            collector.awaitTaken();
            collector.stop();
            return new RateResult(
                    contender.name(), protocol.name(), seconds, reached, drops, behind, load);
        }
    }

    private CollectorProcess start() throws IOException {
        empty(folder);
        return CollectorProcess.start(
                contender.command(folder, options.port()),
                folder,
                options.port(),
                contender.javaOptions(folder));
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
