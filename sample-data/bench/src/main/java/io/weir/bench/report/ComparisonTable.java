package io.weir.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Comparisons with one other program, printed as they are added. One owner. */
public final class ComparisonTable {
    private final String title;
    private final String otherName;
    private final PrintStream out;
    private final List<Comparison> rows = new ArrayList<>();

    /**
     * @param title over the names of the questions
     * @param otherName of the other program
     */
    public ComparisonTable(String title, String otherName, PrintStream out) {
        this.title = title;
        this.otherName = otherName;
        this.out = out;
    }

    /** Prints one more, and the head before the first. */
    public void add(Comparison comparison) {
        if (rows.isEmpty()) {
            String other = otherName + " ms";
            out.printf("%-16s %8s %12s %12s %8s%n", title, "rows", "weir ms", other, "ratio");
        }
        rows.add(comparison);
        out.printf(
                Locale.ROOT,
                "%-16s %8d %12.1f %12.1f %8.2f%s%n",
                comparison.question(),
                comparison.rows(),
                comparison.weir().millis(),
                comparison.other().millis(),
                comparison.ratio(),
                comparison.agree() ? "" : "  DIFFERENT ANSWERS");
    }

    /** Prints the geometric mean of the ratios, if there are any. */
    public void end() {
        if (rows.isEmpty()) {
            return;
        }
        double logs = rows.stream().mapToDouble(row -> Math.log(row.ratio())).sum();
        out.printf(Locale.ROOT, "geometric mean %45.2f%n%n", Math.exp(logs / rows.size()));
    }

    /** What was added. */
    public List<Comparison> rows() {
        return List.copyOf(rows);
    }

    /** An array of JSON. */
    public String json() {
        return rows.stream()
                .map(row -> row.json(otherName))
                .collect(Collectors.joining(",\n", "[", "]"));
    }
}
