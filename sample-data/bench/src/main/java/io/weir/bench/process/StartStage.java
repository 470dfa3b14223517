package io.weir.bench.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of Weir that ends when it has come so far.
 *
 * @param name for the table
 * @param arguments of Weir
 * @param javaOptions more options for its JVM
 * @param seconds what it tells of its own time on standard error, in the first group
 */
record StartStage(String name, List<String> arguments, String javaOptions, Pattern seconds) {
    private static final Pattern CREATION_OF_VM = Pattern.compile("Create VM, ([\\d.]+) secs");
    private static final Pattern STATEMENT = Pattern.compile(" · ([\\d.]+) s");

    /** All stages, over a repository. */
    static List<StartStage> all(String repository) {
        return List.of(
                new StartStage(
                        "launcher, JVM",
                        List.of("--version"),
                        "--dry-run -Xlog:startuptime:stderr",
                        CREATION_OF_VM),
                new StartStage("--version", List.of("--version"), "", STATEMENT),
                statement("COUNT(*)", "SELECT COUNT(*) FROM flows", repository),
                statement(
                        "one hour",
                        "SELECT src_addr, SUM(bytes) AS b FROM flows"
                                + " WHERE start_time >= TIMESTAMP '2026-10-01 13:00:00'"
                                + " AND start_time < TIMESTAMP '2026-10-01 14:00:00'"
                                + " GROUP BY src_addr ORDER BY b DESC LIMIT 10",
                        repository),
                statement("SELECT 1", "SELECT 1", repository));
    }

    private static StartStage statement(String name, String sql, String repository) {
        return new StartStage(name, List.of(repository, "--timing", "-c", sql), "", STATEMENT);
    }

    /** What it told, in nanoseconds; 0 if nothing. */
    long toldNanos(String errors) {
        Matcher found = seconds.matcher(errors);
        return found.find() ? Math.round(Double.parseDouble(found.group(1)) * 1e9) : 0;
    }
}
