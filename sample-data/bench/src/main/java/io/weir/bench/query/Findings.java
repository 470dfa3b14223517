package io.weir.bench.query;

import io.weir.bench.report.ComparisonTable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param questions in one process, beside DuckDB
 * @param processes whole processes, beside nfdump; none where it was not asked
 */
record Findings(ComparisonTable questions, ComparisonTable processes) {
    /** An object with a member for each of them. */
    String json() {
        return Stream.of(
                        member("questions", questions.json()),
                        member("processes", processes.json()))
                .collect(Collectors.joining(",\n", "{", "}\n"));
    }

    private static String member(String name, String array) {
        return "\"" + name + "\":\n" + array;
    }
}
