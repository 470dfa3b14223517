package io.weir.bench.profile;

import io.weir.bench.mix.MonthMix;
import io.weir.bench.query.Month;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the same flows in many ways: {@code sample-data/bench/profile/README.md}. */
public final class ProfileBench {
    private ProfileBench() {}

    /** Runs with {@code --name=value} arguments. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try {
            run(ProfileOptions.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println("profile: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(ProfileOptions options, PrintStream out) throws IOException, SQLException {
        Files.createDirectories(options.folder());
        Path folder = Files.createTempDirectory(options.folder(), "run-");
        Path source = source(options, folder);
        List<Path> repositories = new ArrayList<>();
        List<Variant> variants =
                Variant.all().stream()
                        .filter(
                                each ->
                                        options.only().isEmpty()
                                                || options.only().contains(each.name()))
                        .toList();
        if (variants.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only: expected names among "
                            + Variant.all().stream().map(Variant::name).toList()
                            + ", got "
                            + options.only());
        }
        out.printf("%-20s %12s %18s%n", "variant", "bytes/flow", "write s/million");
        for (Variant variant : variants) {
            Path repository = folder.resolve(variant.name());
            repositories.add(repository);
            Rewriting done = Rewriting.run(source, repository, variant);
            out.printf(
                    Locale.ROOT,
                    "%-20s %12.2f %18.2f%n",
                    variant.name(),
                    done.bytesPerRow(),
                    done.cpuSeconds());
        }
        if (options.rounds() > 0) {
            ask(variants, repositories, options.rounds(), out);
        }
    }

    private static Path source(ProfileOptions options, Path folder) throws IOException {
        if (!options.repository().isEmpty()) {
            return Path.of(options.repository());
        }
        Path made = folder.resolve("flows");
        Month.make(made, new MonthMix(options.flows(), options.hours(), options.seed()));
        return made;
    }

    private static void ask(
            List<Variant> variants, List<Path> repositories, int rounds, PrintStream out)
            throws SQLException {
        double[] logs = new double[variants.size()];
        int questions = 0;
        out.printf("%n%-14s", "CPU ms");
        variants.forEach(variant -> out.printf(" %18s", variant.name()));
        out.println();
        try (Inquiry inquiry = Inquiry.open(repositories, rounds)) {
            for (Map.Entry<String, String> question : inquiry.questions().entrySet()) {
                double[] millis = inquiry.ask(question.getValue());
                questions++;
                out.printf("%-14s", question.getKey());
                for (int i = 0; i < millis.length; i++) {
                    double ratio = millis[i] / millis[0];
                    logs[i] += Math.log(ratio);
                    out.printf(Locale.ROOT, " %10.1f %6.0f%%", millis[i], 100 * ratio);
                }
                out.println();
            }
        }
        out.printf("%-14s", "geometric mean");
        for (double log : logs) {
            out.printf(Locale.ROOT, " %17.0f%%", 100 * Math.exp(log / questions));
        }
        out.println();
    }
}
