package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.durable.DurableFiles;
import io.weir.format.stats.StatsFileReader;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Lists the files of the tables beside {@code flows}. There is no index: names say it all. */
final class StatsFolder {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final Comparator<StatsFile> ORDER =
            Comparator.comparing(StatsFile::table)
                    .thenComparing(StatsFile::first)
                    .thenComparing(StatsFile::last);

    /** A file comes after all that reach over it. */
    private static final Comparator<StatsFile> WIDEST_FIRST =
            Comparator.comparing(StatsFile::table)
                    .thenComparing(StatsFile::first)
                    .thenComparing(StatsFile::last, Comparator.reverseOrder());

    private final RepositoryFolder folder;
    private final Clock clock;

    StatsFolder(RepositoryFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Days that have a folder, in order. */
    NavigableSet<LocalDate> days() throws IOException {
        return RepositoryFolder.days(folder.stats());
    }

    /**
     * All files of a day, committed or not, retired or not, by table and generation. Retired ones
     * are listed last, so that one that is moved meanwhile is found in one place or both.
     */
    SortedSet<StatsFile> all(LocalDate day) throws IOException {
        SortedSet<StatsFile> files = new TreeSet<>(ORDER);
        list(folder.statsDay(day), day, files);
        list(folder.retiredStatsDay(day), day, files);
        return files;
    }

    private static void list(Path in, LocalDate day, SortedSet<StatsFile> files)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
            for (Path entry : entries) {
                StatsFile file = StatsFile.parse(day, entry);
                if (file != null) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // there are none
        }
    }

    /**
     * The files that hold each row of a day that was committed up to a generation once.
     *
     * @throws CorruptFileException if files that the generation needs may have been merged and
     *     deleted since
     */
    List<StatsFile> committed(LocalDate day, StatsTable table, long generation) throws IOException {
        List<StatsFile> files = new ArrayList<>();
        for (StatsFile file : all(day)) {
            if (file.table() == table && file.last() <= generation) {
                files.add(file);
            } else if (file.table() == table && file.first() <= generation) {
                requireYoung(file, generation);
            }
        }
        files.removeAll(superseded(files).keySet());
        return files;
    }

    /**
     * The files whose rows another one of these has too, and one that has them: of several the one
     * that was made first, as its shorter range tells.
     */
    static NavigableMap<StatsFile, StatsFile> superseded(Collection<StatsFile> files) {
        List<StatsFile> widestFirst = new ArrayList<>(files);
        widestFirst.sort(WIDEST_FIRST);
        NavigableMap<StatsFile, StatsFile> superseded = new TreeMap<>(ORDER);
        Deque<StatsFile> around = new ArrayDeque<>();
        for (StatsFile file : widestFirst) {
            while (!around.isEmpty() && !around.getLast().supersedes(file)) {
                around.removeLast();
            }
            if (!around.isEmpty()) {
                superseded.put(file, around.getLast());
            }
            around.addLast(file);
        }
        return superseded;
    }

    /** Bytes of each day's files. */
    NavigableMap<LocalDate, Long> bytes() throws IOException {
        NavigableMap<LocalDate, Long> bytes = new TreeMap<>();
        for (LocalDate day : days()) {
            long sum = 0;
            for (StatsFile file : all(day)) {
                sum += sizeOrZero(file);
            }
            bytes.put(day, sum);
        }
        return bytes;
    }

    /** A file's length; 0 if it was merged or expired by now. */
    long sizeOrZero(StatsFile file) throws IOException {
        try {
            return Files.size(path(file));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Deletes a day's files, and its folders if nothing else is in them. */
    void delete(LocalDate day) throws IOException {
        for (StatsFile file : all(day)) {
            delete(file);
        }
        deleteIfEmpty(folder.statsDay(day));
        deleteIfEmpty(folder.retiredStatsDay(day));
    }

    private static void deleteIfEmpty(Path day) throws IOException {
        try {
            Files.deleteIfExists(day);
        } catch (DirectoryNotEmptyException e) {
            return; // somebody keeps something there
        }
    }

    /** Deletes a file, wherever it is. */
    void delete(StatsFile file) throws IOException {
        Files.deleteIfExists(committedPath(file));
        Files.deleteIfExists(retiredPath(file));
    }

    /** Moves files out of the way of programs that read the folder without knowing its rules. */
    void retire(LocalDate day, List<StatsFile> files) throws IOException {
        Path retired = folder.retiredStatsDay(day);
        Files.createDirectories(retired);
        for (StatsFile file : files) {
            if (Files.exists(committedPath(file))) {
                DurableFiles.rename(committedPath(file), retiredPath(file));
            }
        }
        DurableFiles.forceFolder(retired);
        DurableFiles.forceFolder(folder.statsDay(day));
    }

    /** Reads every committed file as a whole, and returns how many there are. */
    int verify(long generation, Consumer<CorruptFileException> damage) throws IOException {
        int files = 0;
        for (LocalDate day : days()) {
            for (StatsFile file : all(day)) {
                if (file.last() <= generation) {
                    files++;
                    verify(file, damage);
                }
            }
        }
        return files;
    }

    private void verify(StatsFile file, Consumer<CorruptFileException> damage) throws IOException {
        Path path = path(file);
        try (StatsFileReader reader = StatsFileReader.open(file.table(), path)) {
            StatsRows rows = reader.read();
            for (int row = 0; row < rows.size(); row++) {
                LocalDate day =
                        LocalDate.ofEpochDay(Math.floorDiv(rows.getLong(row, 0), DAY_MILLIS));
                if (!day.equals(file.day())) {
                    String why = "expected times of " + file.day() + ", got one of " + day;
                    damage.accept(new CorruptFileException(path, "row " + row, why));
                    return;
                }
            }
        } catch (NoSuchFileException e) {
            return; // merged or expired by now
        } catch (CorruptFileException e) {
            damage.accept(e);
        }
    }

    /** Where a file is: with its day, or retired. */
    Path path(StatsFile file) {
        Path retired = retiredPath(file);
        return Files.exists(retired) ? retired : committedPath(file);
    }

    /** Where a file is before it is retired. */
    Path committedPath(StatsFile file) {
        return folder.statsDay(file.day()).resolve(file.name());
    }

    private Path retiredPath(StatsFile file) {
        return folder.retiredStatsDay(file.day()).resolve(file.name());
    }

    /** Whether a file was made so long ago that what it replaced may be gone. */
    boolean isOld(StatsFile file) throws IOException {
        Instant made = Files.getLastModifiedTime(path(file)).toInstant();
        return made.isBefore(clock.instant().minus(Leftovers.GRACE));
    }

    private void requireYoung(StatsFile merged, long generation) throws IOException {
        if (isOld(merged)) {
            throw new CorruptFileException(
                    path(merged),
                    "whole file",
                    "expected a query that began after it was made, got one over generation "
                            + generation
                            + "; a query that runs for more than an hour may have to be asked"
                            + " again");
        }
    }
}
