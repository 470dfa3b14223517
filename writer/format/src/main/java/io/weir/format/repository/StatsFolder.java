package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Lists the files of the tables beside {@code flows}. There is no index: names say it all. */
final class StatsFolder {
    private final RepositoryFolder folder;

    StatsFolder(RepositoryFolder folder) {
        this.folder = folder;
    }

    /** Days that have a folder, in order. */
    NavigableSet<LocalDate> days() throws IOException {
        TreeSet<LocalDate> days = new TreeSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.stats())) {
            for (Path each : folders) {
                LocalDate day = RepositoryFolder.dayOf(each);
                if (day != null) {
                    days.add(day);
                }
            }
        } catch (NoSuchFileException e) {
            return days; // nothing was ever written
        }
        return days;
    }

    /** All files of a day, committed or not, by table and generation. */
    List<StatsFile> all(LocalDate day) throws IOException {
        List<StatsFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.statsDay(day))) {
            for (Path entry : entries) {
                StatsFile file = StatsFile.parse(day, entry);
                if (file != null) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return files;
        }
        files.sort(
                Comparator.comparing(StatsFile::table)
                        .thenComparing(StatsFile::first)
                        .thenComparing(StatsFile::last));
        return files;
    }

    /**
     * The files that hold each row of a day that was committed up to a generation once.
     *
     * @throws CorruptFileException if files that the generation needs may have been merged and
     *     deleted since
     */
    List<StatsFile> committed(LocalDate day, StatsTable table, long generation, Clock clock)
            throws IOException {
        List<StatsFile> files = new ArrayList<>();
        for (StatsFile file : all(day)) {
            if (file.table() == table && file.last() <= generation) {
                files.add(file);
            } else if (file.table() == table && file.first() <= generation) {
                requireYoung(file, generation, clock);
            }
        }
        List<StatsFile> committed = List.copyOf(files);
        files.removeIf(file -> committed.stream().anyMatch(other -> other.supersedes(file)));
        return files;
    }

    Path path(StatsFile file) {
        return folder.statsDay(file.day()).resolve(file.name());
    }

    /** Whether a file was made so long ago that what it replaced may be gone. */
    boolean isOld(StatsFile file, Clock clock) throws IOException {
        Instant made = Files.getLastModifiedTime(path(file)).toInstant();
        return made.isBefore(clock.instant().minus(Leftovers.GRACE));
    }

    private void requireYoung(StatsFile merged, long generation, Clock clock) throws IOException {
        if (isOld(merged, clock)) {
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
