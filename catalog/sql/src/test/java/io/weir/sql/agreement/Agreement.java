package io.weir.sql.agreement;

import io.weir.sql.FlowDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Asks Weir with its engine, Weir with Calcite's operators and DuckDB. One thread at a time. */
public final class Agreement implements AutoCloseable {
    private static final int ATTEMPTS = 150;

    private final Weir engine;
    private final Weir operators;
    private final Duck duck;

    private Agreement(Weir engine, Weir operators, Duck duck) {
        this.engine = engine;
        this.operators = operators;
        this.duck = duck;
    }

    /**
     * Opens a repository in DuckDB.
     *
     * @param engine the repository, with all that the engine takes over
     * @param operators the repository, with Calcite's operators over rows of the scan
     */
    public static Agreement open(Path repository, FlowDatabase engine, FlowDatabase operators)
            throws SQLException {
        return new Agreement(new Weir(engine), new Weir(operators), Duck.open(repository));
    }

    /** The same for another thread. */
    public Agreement another() throws SQLException {
        return new Agreement(engine, operators, duck.another());
    }

    /**
     * Asks some statements of a seed.
     *
     * @return a report of each on which not all agree
     */
    public List<String> differences(long seed, LongStream numbers) {
        Statements statements = new Statements(seed);
        List<String> reports = new ArrayList<>();
        numbers.forEach(
                number -> {
                    Question question = statements.statement(number);
                    String difference = difference(question);
                    if (!difference.isEmpty()) {
                        reports.add(
                                "-Dweir.seed="
                                        + (seed + number)
                                        + "\n"
                                        + report(question, difference));
                    }
                });
        return reports;
    }

    private String report(Question question, String difference) {
        Question smallest = smallest(question, kind(difference));
        return "  "
                + difference(smallest)
                + "\n  "
                + smallest.inWeir()
                + "\n  DuckDB: "
                + smallest.inDuck()
                + "\n  at first: "
                + question.inWeir();
    }

    /** Takes away what can go while the same goes wrong. */
    private Question smallest(Question question, String kind) {
        if (kind.contains("DuckDB")) {
            return question; // a fault of the grammar
        }
        Question smallest = question;
        int attempts = 0;
        boolean isSmaller = true;
        while (isSmaller && attempts < ATTEMPTS) {
            isSmaller = false;
            for (Question less : smallest.smaller()) {
                attempts++;
                if (attempts < ATTEMPTS && kind(difference(less)).equals(kind)) {
                    smallest = less;
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static String kind(String difference) {
        String[] words = difference.split(" ", 4);
        return words.length < 3 ? difference : words[0] + words[1] + words[2];
    }

    /** What is different; empty where all agree. */
    private String difference(Question question) {
        Answer expected = duck.ask(question.inDuck());
        Answer all =
                question.isLimited() && !question.isTotal()
                        ? duck.ask(question.allInDuck())
                        : expected;
        Comparison comparison = new Comparison(question, expected, all);
        String sql = question.inWeir();
        String own = comparison.difference(engine.ask(sql));
        String calcite = comparison.difference(operators.ask(sql));
        if (own.isEmpty()) {
            return calcite.isEmpty() ? "" : "operators: " + calcite;
        }
        return (own.equals(calcite) ? "both: " : "engine: ") + own;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
