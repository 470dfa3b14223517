package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.HourPartition;
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
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private final List<String> problems = new ArrayList<>();

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
        for (LocalDate day : folder.days()) {
            removeFromDay(head, day);
        }
        removeLists(head);
        for (LocalDate day : stats.days()) {
            removeStats(head, day);
        }
        removeTemporaryFiles();
        parts += RetiredParts.removeOld(folder, clock.instant().minus(GRACE));
        return new Cleanup(parts, indexes, statsFiles, temporaryFiles, problems);
    }

    /** Deletes indexes of a day, or import lists, that were replaced more than an hour ago. */
    void removeReplaced(Head head, LocalDate day) throws IOException {
        if (Files.isDirectory(folder.day(day))) {
            removeIndexes(head, day);
        }
        removeLists(head);
    }

    /** Deletes whatever was replaced more than an hour ago, and the folders of days that ended. */
    Cleanup removeExpired(Head head) throws IOException {
        for (LocalDate day : folder.days()) {
            if (head.indexes(day).isEmpty()) {
                removeIndexes(head, day);
                RetiredParts.removeEmptyFolders(folder.day(day));
            }
        }
        parts += RetiredParts.removeOld(folder, clock.instant().minus(GRACE));
        return new Cleanup(parts, indexes, statsFiles, temporaryFiles, problems);
    }

    /**
     * Of a day's files of the tables beside {@code flows}: deletes those that were never committed,
     * and those that were merged into a file that is older than the grace time; retires those that
     * were merged later.
     */
    void removeStats(Head head, LocalDate day) throws IOException {
        List<StatsFile> files = new ArrayList<>();
        List<StatsFile> useless = new ArrayList<>();
        for (StatsFile file : stats.all(day)) {
            (file.last() > head.generation() ? useless : files).add(file);
        }
        Map<StatsFile, StatsFile> merged = StatsFolder.superseded(files);
        if (!merged.isEmpty()) {
            stats.retire(day, List.copyOf(merged.keySet()));
        }
        for (Map.Entry<StatsFile, StatsFile> file : merged.entrySet()) {
            if (stats.isOld(file.getValue())) {
                useless.add(file.getKey());
            }
        }
        for (StatsFile file : useless) {
            stats.delete(file);
            statsFiles++;
        }
    }

    private void removeFromDay(Head head, LocalDate day) throws IOException {
        Set<Path> known = new HashSet<>();
        boolean isSound = true;
        try {
            committed.files(head, day).forEach(file -> known.add(folder.part(file)));
        } catch (CorruptFileException e) {
            isSound = false;
            problems.add(e.getMessage());
        }
        Retirement retirement = new Retirement(folder, clock);
        for (HourPartition hour : folder.hours(day)) {
            for (Path part : folder.parts(hour)) {
                if (RepositoryFolder.generation(part) > head.generation()) {
                    Files.deleteIfExists(part);
                    parts++;
                } else if (isSound && !known.contains(part)) {
                    retirement.move(hour, part); // its commit ended before it got there
                }
            }
        }
        retirement.force();
        removeIndexes(head, day);
    }

    private void removeIndexes(Head head, LocalDate day) throws IOException {
        removeFiles(folder.day(day), RepositoryFolder.INDEX, head.indexes(day), head.generation());
    }

    private void removeLists(Head head) throws IOException {
        Reference imports = head.imports();
        Reference decoder = head.decoder();
        removeFiles(
                folder.flows(),
                RepositoryFolder.IMPORTS,
                imports == null ? List.of() : List.of(imports),
                head.generation());
        removeFiles(
                folder.flows(),
                RepositoryFolder.DECODER,
                decoder == null ? List.of() : List.of(decoder),
                head.generation());
    }

    /**
     * Of the files with a generation in their name: those that were never committed, and those that
     * were replaced before the time of grace.
     */
    private void removeFiles(Path in, Pattern pattern, List<Reference> current, long newest)
            throws IOException {
        Set<Long> named = new HashSet<>();
        current.forEach(reference -> named.add(reference.generation()));
        Instant oldest = clock.instant().minus(GRACE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in)) {
            for (Path file : files) {
                Matcher name = pattern.matcher(String.valueOf(file.getFileName()));
                if (!name.matches()) {
                    continue;
                }
                long generation = Long.parseLong(name.group(1));
                boolean isReplaced = generation <= newest && !named.contains(generation);
                if (generation > newest || (isReplaced && RetiredParts.isOlder(file, oldest))) {
                    Files.deleteIfExists(file);
                    indexes++;
                }
            }
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
}
