package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.index.Head;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was committed at one moment. Immutable, safe between threads. Day indexes are read when they
 * are first asked for; what a later commit replaces stays readable for an hour.
 */
public final class Snapshot {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long MISSING = -1;

    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final Head head;

    Snapshot(RepositoryFolder folder, CommittedFiles committed, Head head) {
        this.folder = folder;
        this.committed = committed;
        this.head = head;
    }

    /** Number of the commit; 0 where there was none yet. */
    public long generation() {
        return head.generation();
    }

    /** Epoch of the last collector; 0 where there was none yet. */
    public long writerEpoch() {
        return head.writerEpoch();
    }

    /** Every datagram of the spool before this offset is in a committed part. 0 at first. */
    public long spoolOffset() {
        return head.spoolOffset();
    }

    /**
     * What the collector's decoders had learned when they had read the spool up to {@link
     * #spoolOffset}; empty where there is nothing.
     *
     * @throws CorruptFileException if the file is damaged or missing
     */
    public byte[] decoderState() throws IOException {
        return committed.decoder(head);
    }

    /**
     * Whether a content was imported.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @throws CorruptFileException if the list of imports is damaged or missing
     */
    public boolean hasImport(String sha256) throws IOException {
        return committed.imports(head).find(sha256) != null;
    }

    /**
     * All files, by hour, then generation, then number.
     *
     * @throws CorruptFileException if an index is damaged or missing
     */
    public List<DataFile> files() throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (LocalDate day : head.days().keySet()) {
            files.addAll(committed.files(head, day));
        }
        return files;
    }

    /** The days that have files, in order. */
    public NavigableSet<LocalDate> days() {
        return head.days().navigableKeySet();
    }

    /**
     * The files of a day, by hour, then generation, then number.
     *
     * @throws CorruptFileException if an index is damaged or missing
     */
    public List<DataFile> files(LocalDate day) throws IOException {
        return committed.files(head, day);
    }

    /** The days of which not the same is committed as in another snapshot; reads no index. */
    public NavigableSet<LocalDate> daysChangedSince(Snapshot other) {
        NavigableSet<LocalDate> days = new TreeSet<>(head.days().keySet());
        days.addAll(other.head.days().keySet());
        days.removeIf(day -> head.indexes(day).equals(other.head.indexes(day)));
        return days;
    }

    /**
     * The files of the hours that overlap a time range, in the same order. Reads the indexes of
     * those days only.
     *
     * @param fromMillis first millisecond since 1970
     * @param toMillis first millisecond after the range
     * @throws CorruptFileException if an index is damaged or missing
     */
    public List<DataFile> files(long fromMillis, long toMillis) throws IOException {
        List<DataFile> files = new ArrayList<>();
        if (fromMillis >= toMillis) {
            return files;
        }
        LocalDate first = day(fromMillis);
        LocalDate last = day(toMillis - 1);
        for (LocalDate day : head.days().subMap(first, true, last, true).keySet()) {
            for (DataFile file : committed.files(head, day)) {
                if (file.hour().startMillis() < toMillis && file.hour().endMillis() > fromMillis) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /**
     * Where a file is now: in its hour, or in {@code retired/} if a later commit replaced it.
     *
     * @throws CorruptFileException if it is in neither, or has another length
     */
    public Path locate(DataFile file) throws IOException {
        Path part = folder.part(file);
        Path retired = folder.retiredPart(file);
        for (Path place : List.of(part, retired)) {
            long size = sizeOrMissing(place);
            if (size != MISSING) {
                return checkLength(place, file, size);
            }
        }
        throw new CorruptFileException(
                part,
                "whole file",
                "expected a committed file here or at "
                        + retired
                        + ", got no such file; a query that runs for more than an hour may have to"
                        + " be asked again");
    }

    /**
     * The rows of a table beside {@code flows}, as they were committed at this snapshot. Of a table
     * with a key, the newest row of each key, whatever its day; else the rows of the days that
     * overlap a time range.
     *
     * @param columns names of the columns that are wanted; others may be NULL in every row
     * @param fromMillis first millisecond since 1970; rows before it may be there or not
     * @param toMillis first millisecond after the range; rows from it on may be there or not
     * @throws CorruptFileException if this snapshot is so old that files of it may be gone
     */
    public StatsCursor stats(StatsTable table, Set<String> columns, long fromMillis, long toMillis)
            throws IOException {
        StatsFolder stats = new StatsFolder(folder, Clock.systemUTC());
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : stats.days()) {
            long start = day.toEpochDay() * DAY_MILLIS;
            boolean tooLate = table.key().isEmpty() && start >= toMillis;
            if (start + DAY_MILLIS > fromMillis && !tooLate) {
                days.add(day);
            }
        }
        return new StatsCursor(stats, table, head.generation(), columns, days);
    }

    private static long sizeOrMissing(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }

    private static Path checkLength(Path place, DataFile file, long size)
            throws CorruptFileException {
        if (size != file.sizeBytes()) {
            String why = "expected " + file.sizeBytes() + " bytes, got " + size;
            throw new CorruptFileException(place, "length", why);
        }
        return place;
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
    }
}
