package io.weir.format.repository;

import io.weir.format.stats.StatsTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of a table beside {@code flows}: its rows of one day from one commit, or, where files were
 * merged, from all commits of a range.
 *
 * @param table the table
 * @param day of the rows' times
 * @param first generation of the first commit
 * @param last generation of the last commit
 */
record StatsFile(StatsTable table, LocalDate day, long first, long last) {
    private static final Pattern NAME =
            Pattern.compile("([a-z_]+)-([0-9]{1,18})-([0-9]{1,18})\\.parquet");

    /** What a file in a day's folder is; null where the name is none of these. */
    static @Nullable StatsFile parse(LocalDate day, Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return null;
        }
        long first = Long.parseLong(name.group(2));
        long last = Long.parseLong(name.group(3));
        for (StatsTable table : StatsTable.values()) {
            if (table.sqlName().equals(name.group(1)) && first <= last) {
                StatsFile parsed = new StatsFile(table, day, first, last);
                return parsed.name().equals(name.group()) ? parsed : null;
            }
        }
        return null;
    }

    String name() {
        return table.sqlName() + "-" + first + "-" + last + ".parquet";
    }

    /** Whether it holds all rows of another one. */
    boolean supersedes(StatsFile other) {
        return table == other.table
                && day.equals(other.day)
                && first <= other.first
                && last >= other.last
                && !equals(other);
    }
}
