package io.weir.sql.run;

import io.weir.engine.ScanStatistics;
import io.weir.engine.group.GroupStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one leaf of a plan did in one execution, for EXPLAIN ANALYZE. One thread. */
public final class QueryStep {
    private static final double NANOS = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    private final String name;
    private long begins;
    private long rows;
    private long nanos;
    private @Nullable ScanStatistics scan;
    private @Nullable GroupStatistics groups;

    QueryStep(String name) {
        this.name = name;
    }

    /** The leaf is read from its start. */
    void begin() {
        begins++;
    }

    /** Rows were given out. */
    void addRows(int count) {
        rows += count;
    }

    /** A row was given out. */
    void addRow() {
        rows++;
    }

    /** Time since {@code start} was spent in the engine. */
    void addTimeSince(long start) {
        nanos += System.nanoTime() - start;
    }

    void finish(ScanStatistics statistics) {
        scan = statistics;
    }

    void finish(GroupStatistics statistics) {
        scan = statistics.scan();
        groups = statistics;
    }

    /** The report, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String again = begins == 1 ? "" : text(", begun %,d times", begins);
        lines.add(text("%s: %,d rows in %.1f ms%s", name, rows, nanos / NANOS, again));
        ScanStatistics read = scan;
        if (read == null) {
            lines.add("  not read to its end");
            return lines;
        }
        lines.add(
                text(
                        "  %,d files, %,d skipped; %,d row groups, %,d skipped by the index, %,d by dictionaries",
                        read.files(),
                        read.filesSkipped(),
                        read.rowGroups(),
                        read.rowGroupsSkipped(),
                        read.rowGroupsByDictionary()));
        lines.add(
                text(
                        "  %,d rows looked at, %,d passed; %.1f MiB read, %,d pages of %.1f MiB decompressed",
                        read.rowsRead(),
                        read.rowsPassed(),
                        read.bytesRead() / MEBIBYTE,
                        read.pages(),
                        read.bytesDecompressed() / MEBIBYTE));
        GroupStatistics made = groups;
        if (made != null) {
            lines.add(
                    text(
                            "  %d threads, %.1f MiB of memory for groups, %.1f MiB in temporary files",
                            made.threads(),
                            made.memoryBytes() / MEBIBYTE,
                            made.spilledBytes() / MEBIBYTE));
        }
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
