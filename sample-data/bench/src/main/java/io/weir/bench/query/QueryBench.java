package io.weir.bench.query;

import io.weir.bench.flood.Nfcapd;
import io.weir.bench.process.ProcessContest;
import io.weir.bench.process.Start;
import io.weir.bench.process.Starts;
import io.weir.bench.report.Comparison;
import io.weir.bench.report.ComparisonTable;
import io.weir.bench.report.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks Weir, DuckDB and nfdump the suite's questions: {@code sample-data/bench/query/README.md}.
 */
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

    static Findings run(QueryOptions options, PrintStream out) throws IOException, SQLException {
        if (options.nfdump() && !Nfcapd.isInstalled()) {
            throw new IllegalArgumentException(
                    "--nfdump=true: expected /usr/bin/nfcapd, found none;"
                            + " install nfdump (Debian: apt install nfdump)");
        }
        Stored stored = new Stored(options, out);
        Findings findings =
                new Findings(
                        questions(options, stored, out),
                        processes(options, stored, out),
                        starts(options, stored, out));
        Files.writeString(options.folder().resolve("query.json"), findings.json());
        return findings;
    }

    private static ComparisonTable questions(QueryOptions options, Stored stored, PrintStream out)
            throws IOException, SQLException {
        Path repository = stored.repository();
        Path countries = options.folder().resolve("countries.csv");
        CountryRanges.write(countries);
        ComparisonTable table = new ComparisonTable("question", "duckdb", out);
        try (Database weir = Database.weir(repository);
                Database duckdb = Database.duckdb(repository, options.threads(), countries)) {
            for (Question question : Suite.all()) {
                if (options.only().isEmpty() || options.only().contains(question.name())) {
                    table.add(ask(question, weir, duckdb, options.rounds(), out));
                }
            }
        }
        table.end();
        return table;
    }

    static ComparisonTable processes(QueryOptions options, Stored stored, PrintStream out)
            throws IOException {
        ComparisonTable table = new ComparisonTable("process", "nfdump", out);
        if (options.nfdump()) {
            new ProcessContest(
                            options.weir(),
                            stored.repository(),
                            stored.nfdumpFiles(),
                            options.rounds(),
                            options.only())
                    .run(table, out);
        }
        return table;
    }

    private static List<Start> starts(QueryOptions options, Stored stored, PrintStream out)
            throws IOException {
        return Starts.run(options.weir(), stored.repository().toString(), options.starts(), out);
    }

    private static Comparison ask(
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
        return new Comparison(
                question.name(),
                ofWeir.size(),
                new Rounds(weirNanos),
                new Rounds(duckdbNanos),
                agree);
    }
}
