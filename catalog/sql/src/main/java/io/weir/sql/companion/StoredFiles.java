package io.weir.sql.companion;

import io.weir.format.ColumnChunk;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code hours} and {@code files}: what the day indexes know, one day at a time. */
final class StoredFiles {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** The place of a file's path, which is looked for only when it is asked for. */
    private static final int PATH = 1;

    private StoredFiles() {}

    static Iterator<ListedRow> hours(Snapshot snapshot, long fromMillis, long toMillis) {
        return days(snapshot, fromMillis, toMillis)
                .flatMap(files -> byHour(files).stream())
                .map(StoredFiles::hour)
                .iterator();
    }

    static Iterator<ListedRow> files(Snapshot snapshot, long fromMillis, long toMillis) {
        return days(snapshot, fromMillis, toMillis)
                .flatMap(List::stream)
                .map(file -> file(snapshot, file))
                .iterator();
    }

    /** The files of each day whose hours begin within a range, in order. */
    private static Stream<List<DataFile>> days(Snapshot snapshot, long fromMillis, long toMillis) {
        return snapshot.days().stream()
                .filter(day -> startMillis(day) < toMillis)
                .filter(day -> startMillis(day) + DAY_MILLIS > fromMillis)
                .map(day -> within(read(snapshot, day), fromMillis, toMillis));
    }

    private static long startMillis(LocalDate day) {
        return day.toEpochDay() * DAY_MILLIS;
    }

    private static List<DataFile> read(Snapshot snapshot, LocalDate day) {
        try {
            return snapshot.files(day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DataFile> within(List<DataFile> files, long fromMillis, long toMillis) {
        return files.stream()
                .filter(file -> file.hour().startMillis() >= fromMillis)
                .filter(file -> file.hour().startMillis() < toMillis)
                .toList();
    }

    private static Collection<List<DataFile>> byHour(List<DataFile> files) {
        return files.stream()
                .collect(Collectors.groupingBy(DataFile::hour, TreeMap::new, Collectors.toList()))
                .values();
    }

    private static ListedRow hour(List<DataFile> files) {
        LongSummaryStatistics startTimes = startTimes(files);
        return ListedRow.of(
                files.get(0).hour().startMillis(),
                (long) files.size(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::sizeBytes).sum(),
                files.stream().mapToLong(file -> file.rowGroups().size()).sum(),
                files.stream().mapToLong(DataFile::generation).max().orElseThrow(),
                startTimes.getMin(),
                startTimes.getMax());
    }

    private static ListedRow file(Snapshot snapshot, DataFile file) {
        LongSummaryStatistics startTimes = startTimes(List.of(file));
        ListedRow known =
                ListedRow.of(
                        file.hour().startMillis(),
                        file.path(),
                        file.rows(),
                        file.sizeBytes(),
                        (long) file.rowGroups().size(),
                        file.generation(),
                        startTimes.getMin(),
                        startTimes.getMax());
        return column -> column == PATH ? snapshot.locate(file).toString() : known.value(column);
    }

    private static LongSummaryStatistics startTimes(List<DataFile> files) {
        LongSummaryStatistics times = new LongSummaryStatistics();
        for (DataFile file : files) {
            for (RowGroup group : file.rowGroups()) {
                ColumnChunk chunk = group.chunk(FlowColumn.START_TIME);
                if (chunk != null && chunk.range() instanceof ValueRange.Numbers range) {
                    times.accept(range.min());
                    times.accept(range.max());
                }
            }
        }
        return times;
    }
}
