package io.weir.sql.agreement;

import io.weir.sql.FlowDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Asks Weir with its engine and DuckDB, and of each fourth statement Weir with Calcite's operators
 * too, which take most of the time. One thread at a time.
 */
public final class Agreement implements AutoCloseable {
    private static final int ATTEMPTS = 150;
    private static final int OPERATORS_EVERY = 4;

    private final Weir engine;
    private final Weir operators;
    private final Duck duck;
    private final Set<String> kinds = new HashSet<>();

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
                    boolean asksOperators = (seed + number) % OPERATORS_EVERY == 0;
                    String difference = difference(question, asksOperators);
                    if (!difference.isEmpty()) {
                        reports.add(
                                "-Dweir.seed="
                                        + (seed + number)
                                        + "\n"
                                        + report(question, difference, asksOperators));
                    }
                });
        return reports;
    }

    private String report(Question question, String difference, boolean asksOperators) {
        boolean isNew = kinds.add(kind(difference));
        Question smallest = isNew ? smallest(question, kind(difference), asksOperators) : question;
        return "  "
                + difference(smallest, asksOperators)
                + "\n  "
                + smallest
                + "\n  DuckDB: "
                + smallest.inDuck()
                + (isNew ? "\n  at first: " + difference + "\n  " + question : "");
    }

    /** Takes away what can go while the same goes wrong. */
    private Question smallest(Question question, String kind, boolean asksOperators) {
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
                if (attempts < ATTEMPTS && kind(difference(less, asksOperators)).equals(kind)) {
                    smallest = less;
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** What tells one fault from another: more of an error than of a wrong answer. */
    private static String kind(String difference) {
        int words = difference.contains(" fails: ") ? 12 : 3;
        String[] first = difference.replaceAll("[0-9]+", "").split(" ", words + 1);
        return String.join(" ", List.of(first).subList(0, Math.min(words, first.length)));
    }

    /** What is different; empty where all agree. */
    private String difference(Question question, boolean asksOperators) {
        Answer expected = duck.ask(question.inDuck());
        Answer all =
                question.isLimited() && !question.isTotal()
                        ? duck.ask(question.allInDuck())
                        : expected;
        Comparison comparison = new Comparison(question, expected, all);
        String own = comparison.difference(engine.ask(question, question.maxMemory()));
        if (!asksOperators) {
            return own.isEmpty() ? "" : "engine: " + own;
        }
        String calcite = comparison.difference(operators.ask(question, 0));
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
