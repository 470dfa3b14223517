package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what no head needs. Everything here happens under the commit lock: whoever holds it knows
 * that no part with its final name is about to be committed. Files with other names are left alone.
 */
final class Leftovers {
    /** How long a reader may use a snapshot after the next commit. */
    static final Duration GRACE = Duration.ofHours(1);

    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final Clock clock;
    private final StatsFolder stats;
    private int parts;
    private int indexes;
    private int statsFiles;
    private int temporaryFiles;

    Leftovers(RepositoryFolder folder, CommittedFiles committed, Clock clock) {
        this.folder = folder;
        this.committed = committed;
        this.clock = clock;
        this.stats = new StatsFolder(folder, clock);
    }

    /** Cleans up after a commit that began and did not end, if there was one. */
    static void recover(
            CommitLock lock, RepositoryFolder folder, CommittedFiles committed, Clock clock)
            throws IOException {
        if (lock.isMarked()) {
            new Leftovers(folder, committed, clock).removeAll();
            lock.unmark();
        }
    }

    /** Looks through the whole repository. */
    Cleanup removeAll() throws IOException {
        Head head = committed.head();
        try (DirectoryStream<Path> days = Files.newDirectoryStream(folder.flows())) {
            for (Path day : days) {
                LocalDate date = RepositoryFolder.dayOf(day);
                if (date != null && Files.isDirectory(day)) {
                    removeFromDay(head, date);
                }
            }
        }
        removeIndexes(folder.flows(), RepositoryFolder.IMPORTS, head.imports());
        removeIndexes(folder.flows(), RepositoryFolder.DECODER, head.decoder());
        for (LocalDate day : stats.days()) {
            removeStats(head, day);
        }
        removeTemporaryFiles();
        return new Cleanup(parts, indexes, statsFiles, temporaryFiles);
    }

    /** Deletes indexes of a day, or import lists, that were replaced more than an hour ago. */
    void removeReplaced(Head head, LocalDate day) throws IOException {
        if (Files.isDirectory(folder.day(day))) {
            removeIndexes(folder.day(day), RepositoryFolder.INDEX, head.days().get(day));
        }
        removeIndexes(folder.flows(), RepositoryFolder.IMPORTS, head.imports());
        removeIndexes(folder.flows(), RepositoryFolder.DECODER, head.decoder());
    }

    /**
     * Of a day's files of the tables beside {@code flows}: those that were never committed, and
     * those that were merged into a file that is older than the grace time.
     */
    void removeStats(Head head, LocalDate day) throws IOException {
        List<StatsFile> files = stats.all(day);
        List<StatsFile> old = new ArrayList<>();
        for (StatsFile file : files) {
            if (file.first() < file.last()
                    && file.last() <= head.generation()
                    && stats.isOld(file)) {
                old.add(file);
            }
        }
        for (StatsFile file : files) {
            if (file.last() > head.generation()
                    || old.stream().anyMatch(merged -> merged.supersedes(file))) {
                Files.deleteIfExists(stats.path(file));
                statsFiles++;
            }
        }
    }

    private void removeFromDay(Head head, LocalDate day) throws IOException {
        Set<Path> known = new HashSet<>();
        for (DataFile file : committed.index(head, day).files()) {
            known.add(folder.part(file));
        }
        try (DirectoryStream<Path> hours = Files.newDirectoryStream(folder.day(day))) {
            for (Path hour : hours) {
                if (matcher(RepositoryFolder.HOUR, hour).matches() && Files.isDirectory(hour)) {
                    removeParts(hour, known);
                }
            }
        }
        removeIndexes(folder.day(day), RepositoryFolder.INDEX, head.days().get(day));
    }

    private void removeParts(Path hour, Set<Path> known) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(hour)) {
            for (Path file : files) {
                if (matcher(RepositoryFolder.PART, file).matches() && !known.contains(file)) {
                    Files.deleteIfExists(file);
                    parts++;
                }
            }
        }
    }

    /**
     * Of the files with a generation in their name: those that were never committed, which are
     * newer than the one that the head names, and those whose successor is older than the grace
     * time.
     */
    private void removeIndexes(Path in, Pattern pattern, @Nullable Reference current)
            throws IOException {
        long newest = current == null ? 0 : current.generation();
        NavigableMap<Long, Path> byGeneration = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in)) {
            for (Path file : files) {
                Matcher name = matcher(pattern, file);
                if (name.matches()) {
                    byGeneration.put(Long.parseLong(name.group(1)), file);
                }
            }
        }
        for (Path uncommitted : byGeneration.tailMap(newest, false).values()) {
            Files.deleteIfExists(uncommitted);
            indexes++;
        }
        Instant oldest = clock.instant().minus(GRACE);
        Path before = null;
        for (Path file : byGeneration.headMap(newest, true).values()) {
            if (before != null && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(before);
                indexes++;
            }
            before = file;
        }
    }

    private void removeTemporaryFiles() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.temporary())) {
            for (Path file : files) {
                if (TemporaryFiles.isAbandoned(file) && Files.deleteIfExists(file)) {
                    temporaryFiles++;
                }
            }
        } catch (NoSuchFileException e) {
            return; // nobody has written yet
        }
    }

    private static Matcher matcher(Pattern pattern, Path file) {
        return pattern.matcher(String.valueOf(file.getFileName()));
    }
}
