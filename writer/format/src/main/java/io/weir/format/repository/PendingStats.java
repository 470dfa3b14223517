package io.weir.format.repository;

import io.weir.format.parquet.StatsFileWriter;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of the tables beside {@code flows} on their way into a commit. Not thread-safe. */
final class PendingStats {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final long LAST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Map<StatsTable, TreeMap<LocalDate, StatsRows>> rows =
            new EnumMap<>(StatsTable.class);
    private final List<Written> written = new ArrayList<>();

    /**
     * A file that is on disk under a temporary name.
     *
     * @param temporary where it is
     * @param table its table
     * @param day its day
     */
    record Written(Path temporary, StatsTable table, LocalDate day) {}

    /** Sorts rows into days. */
    void add(StatsRows added) {
        for (int row = 0; row < added.size(); row++) {
            LocalDate day = day(added, row);
            rows.computeIfAbsent(added.table(), table -> new TreeMap<>())
                    .computeIfAbsent(day, each -> new StatsRows(added.table()))
                    .addFrom(added, row);
        }
    }

    /** The day of a row's time. */
    private static LocalDate day(StatsRows added, int row) {
        long millis = added.getLong(row, 0);
        if (millis < 0 || millis > LAST_MILLIS) {
            throw new IllegalArgumentException(
                    added.table().sqlName()
                            + ": expected a time from 1970 to 9999, got "
                            + Instant.ofEpochMilli(millis));
        }
        return LocalDate.ofEpochDay(millis / DAY_MILLIS);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes every day's rows and forces them to disk. */
    void write(RepositoryFolder folder, CrashPoint.Hook hook) throws IOException {
        for (Map.Entry<StatsTable, TreeMap<LocalDate, StatsRows>> table : rows.entrySet()) {
            for (Map.Entry<LocalDate, StatsRows> day : table.getValue().entrySet()) {
                Path temporary = TemporaryFiles.next(folder);
                StatsFileWriter.write(temporary, day.getValue());
                written.add(new Written(temporary, table.getKey(), day.getKey()));
                hook.reached(CrashPoint.STATS_FORCED);
            }
        }
    }

    List<Written> written() {
        return written;
    }

    void delete() throws IOException {
        for (Written file : written) {
            Files.deleteIfExists(file.temporary());
        }
    }
}
