package io.weir.bench.query;

import io.weir.bench.flood.Programs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Asks Weir and DuckDB the suite's questions: {@code sample-data/bench/query/README.md}. */
public final class QueryBench {
    private QueryBench() {}

    /** Runs the suite with {@code --name=value} arguments. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try {
            run(QueryOptions.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println("query: " + e.getMessage());
            System.exit(1);
        }
    }

    static List<Answers> run(QueryOptions options, PrintStream out)
            throws IOException, SQLException {
        Path repository = repository(options, out);
        List<Answers> all = new ArrayList<>();
        Path countries = options.folder().resolve("countries.csv");
        CountryRanges.write(countries);
        try (Database weir = Database.weir(repository);
                Database duckdb = Database.duckdb(repository, options.threads(), countries)) {
            out.printf(
                    "%-16s %8s %12s %12s %8s%n",
                    "question", "rows", "weir ms", "duckdb ms", "ratio");
            for (Question question : Suite.all()) {
                if (options.only().isEmpty() || options.only().contains(question.name())) {
                    Answers answers = ask(question, weir, duckdb, options.rounds(), out);
                    all.add(answers);
                    out.printf(
                            Locale.ROOT,
                            "%-16s %8d %12.1f %12.1f %8.2f%s%n",
                            answers.question(),
                            answers.rows(),
                            answers.weirMillis(),
                            answers.duckdbMillis(),
                            answers.ratio(),
                            answers.agree() ? "" : "  DIFFERENT ANSWERS");
                }
            }
        }
        double logs = all.stream().mapToDouble(answers -> Math.log(answers.ratio())).sum();
        out.printf(Locale.ROOT, "geometric mean %49.2f%n", Math.exp(logs / all.size()));
        Files.writeString(options.folder().resolve("query.json"), json(all));
        return all;
    }

    private static Path repository(QueryOptions options, PrintStream out) throws IOException {
        String name = "flows-" + options.flows() + "-" + options.hours() + "-" + options.seed();
        Path repository = options.folder().resolve(name);
        Path done = options.folder().resolve(name + ".made");
        if (!Files.exists(done)) {
            out.println("making " + repository + " (once)");
            Files.createDirectories(options.folder());
            Month.make(repository, options.flows(), options.hours(), options.seed());
            List<String> command = new ArrayList<>(options.weir());
            command.addAll(List.of("compact", repository.toString()));
            Programs.output(command);
            Files.writeString(done, "");
        }
        return repository;
    }

    private static Answers ask(
            Question question, Database weir, Database duckdb, int rounds, PrintStream out)
            throws SQLException {
        List<String> ofWeir = new ArrayList<>();
        List<String> ofDuckdb = new ArrayList<>();
        weir.time(question, ofWeir);
        duckdb.time(question, ofDuckdb);
        List<Long> weirNanos = new ArrayList<>();
        List<Long> duckdbNanos = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            weirNanos.add(weir.time(question, new ArrayList<>()));
            duckdbNanos.add(duckdb.time(question, new ArrayList<>()));
        }
        boolean agree = ofWeir.equals(ofDuckdb);
        for (int i = 0; !agree && i < Math.max(ofWeir.size(), ofDuckdb.size()); i++) {
            String mine = i < ofWeir.size() ? ofWeir.get(i) : "no row";
            String theirs = i < ofDuckdb.size() ? ofDuckdb.get(i) : "no row";
            if (!mine.equals(theirs)) {
                out.println("row " + i + ": weir " + mine + " duckdb " + theirs);
                break;
            }
        }
        return new Answers(question.name(), weirNanos, duckdbNanos, ofWeir.size(), agree);
    }

    private static String json(List<Answers> all) {
        return all.stream()
                .map(
                        answers ->
                                String.format(
                                        Locale.ROOT,
                                        "{\"question\":\"%s\",\"rows\":%d,\"weir_ms\":%.2f,"
                                                + "\"duckdb_ms\":%.2f,\"ratio\":%.3f,\"agree\":%b}",
                                        answers.question(),
                                        answers.rows(),
                                        answers.weirMillis(),
                                        answers.duckdbMillis(),
                                        answers.ratio(),
                                        answers.agree()))
                .collect(Collectors.joining(",\n", "[", "]\n"));
    }
}
