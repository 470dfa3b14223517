package io.weir.bench.query;

import io.weir.bench.process.Start;
import io.weir.bench.process.Starts;
import io.weir.bench.report.ComparisonTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param questions in one process, beside DuckDB
 * @param processes whole processes, beside nfdump; none where it was not asked
 * @param starts of Weir, the first stage first; empty where none was asked for
 */
record Findings(ComparisonTable questions, ComparisonTable processes, List<Start> starts) {
    /** An object with a member for each of them. */
    String json() {
        return Stream.of(
                        member("questions", questions.json()),
                        member("processes", processes.json()),
                        member("starts", Starts.json(starts)))
                .collect(Collectors.joining(",\n", "{", "}\n"));
    }

    private static String member(String name, String array) {
        return "\"" + name + "\":\n" + array;
    }
}
