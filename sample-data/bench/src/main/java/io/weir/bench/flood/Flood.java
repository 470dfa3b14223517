package io.weir.bench.flood;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Floods collectors with export datagrams and reports what they cost: {@code
 * sample-data/bench/flood/README.md}.
 */
public final class Flood {
    private Flood() {}

    /** Runs the flood with {@code --name=value} arguments. */
    public static void main(String[] arguments) throws IOException {
        try {
            run(FloodOptions.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println("flood: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(FloodOptions options, PrintStream out) throws IOException {
        Files.createDirectories(options.folder());
        List<CpuResult> cpu = new ArrayList<>();
        List<RateResult> rates = new ArrayList<>();
        for (Protocol protocol : options.protocols()) {
            DatagramPool pool =
                    protocol.pool(options.seed(), options.flows(), System.currentTimeMillis());
            List<Contest> contests =
                    contenders(options).stream()
                            .filter(contender -> contender.takes(protocol))
                            .map(contender -> new Contest(options, contender, protocol, pool))
                            .toList();
            for (Contest contest : contests) {
                cpu.add(contest.cpu());
                out.print(Report.table(cpu.subList(cpu.size() - 1, cpu.size()), List.of()));
            }
            for (Contest contest : contests) {
                rates.addAll(contest.rates());
            }
        }
        out.println();
        out.print(Report.table(cpu, rates));
        Files.writeString(options.folder().resolve("flood.json"), Report.json(cpu, rates));
    }

    private static List<Contender> contenders(FloodOptions options) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(
                new Weir(options.launcher(), options.commitSeconds(), options.javaOptions()));
        if (options.nfcapd() && Nfcapd.isInstalled()) {
            contenders.add(new Nfcapd());
        }
        return contenders;
    }
}
