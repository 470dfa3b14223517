package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.HourPartition;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.durable.DurableFiles;
import io.weir.format.index.Head;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A repository folder. Safe between threads and processes: readers pin a {@link Snapshot}, writers
 * make a {@link Commit}, and the collector holds a {@link CollectorLock} as well.
 */
public final class Repository {
    private final RepositoryFolder folder;
    private final RepositoryConfig config;
    private final CommittedFiles committed;
    private final CrashPoint.Hook hook;
    private final Clock clock;

    private Repository(RepositoryFolder folder, CrashPoint.Hook hook, Clock clock)
            throws IOException {
        this.folder = folder;
        this.config = RepositoryConfig.read(folder.config());
        this.committed = new CommittedFiles(folder);
        this.hook = hook;
        this.clock = clock;
    }

    /**
     * Opens a repository.
     *
     * @throws RepositoryException if the folder is none
     * @throws io.weir.format.config.ConfigException if its weir.toml is wrong
     */
    public static Repository open(Path root) throws IOException {
        if (!isRepository(root)) {
            String got = Files.exists(root) ? "something else" : "no such folder";
            throw new RepositoryException(
                    root
                            + ": expected a repository, a folder with flows/ or weir.toml in it,"
                            + " got "
                            + got
                            + "; weir collect and weir import make one");
        }
        return new Repository(
                new RepositoryFolder(root.toRealPath()), CrashPoint.Hook.NONE, Clock.systemUTC());
    }

    /**
     * Opens a repository and makes it if the folder is missing or empty.
     *
     * @throws RepositoryException if the folder holds something else
     * @throws io.weir.format.config.ConfigException if its weir.toml is wrong
     */
    public static Repository openOrCreate(Path root) throws IOException {
        return openOrCreate(root, CrashPoint.Hook.NONE, Clock.systemUTC());
    }

    /** The same with what a test puts in. */
    static Repository openOrCreate(Path root, CrashPoint.Hook hook, Clock clock)
            throws IOException {
        if (!isRepository(root) && Files.exists(root) && !isEmptyFolder(root)) {
            throw new RepositoryException(
                    root
                            + ": expected a repository or an empty folder, got something else;"
                            + " give the name of a folder that does not exist yet");
        }
        Files.createDirectories(root);
        RepositoryFolder folder = new RepositoryFolder(root.toRealPath());
        Repository repository = new Repository(folder, hook, clock);
        repository.prepare();
        return repository;
    }

    /** The folder, absolute, without symbolic links. */
    public Path root() {
        return folder.root();
    }

    /** What weir.toml said when the repository was opened. */
    public RepositoryConfig config() {
        return config;
    }

    /**
     * Pins what is committed now. The files stay readable for an hour after they were replaced.
     *
     * @throws io.weir.format.CorruptFileException if the head is damaged, or missing although there
     *     are days
     */
    public Snapshot snapshot() throws IOException {
        return new Snapshot(folder, committed, committed.head());
    }

    /**
     * Becomes the one collector of this repository, with a new writer epoch.
     *
     * @throws RepositoryException if there is one already; the message names its process
     */
    public CollectorLock collectorLock() throws IOException {
        prepare();
        CollectorLock collector = CollectorLock.acquire(folder);
        boolean complete = false;
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            Head head = committed.head();
            long epoch = head.writerEpoch() + 1;
            new Publication(folder, committed, CrashPoint.Hook.NONE, clock, head)
                    .replaceHead(
                            epoch, head.spoolOffset(), head.imports(), head.decoder(), head.days());
            collector.writerEpoch(epoch);
            complete = true;
            return collector;
        } finally {
            if (!complete) {
                collector.close();
            }
        }
    }

    /** The process that collects into this repository; null where none does. */
    public @Nullable String collectorProcess() throws IOException {
        return CollectorLock.process(folder);
    }

    /** Begins a commit. Any number may be open at a time, here and in other processes. */
    public Commit beginCommit() throws IOException {
        prepare();
        return new Commit(folder, committed, hook, clock);
    }

    /**
     * Deletes what dead writers left: parts and indexes that no head names, and temporary files of
     * processes that have ended. Never touches what a live import is about to commit.
     *
     * @throws io.weir.format.CorruptFileException if the head is damaged
     */
    public Cleanup removeUncommitted() throws IOException {
        prepare();
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Cleanup cleanup = new Leftovers(folder, committed, clock).removeAll();
            lock.unmark();
            return cleanup;
        }
    }

    /**
     * Merges the files of the tables beside {@code flows}, of every day that has many small ones.
     * Cheap where there is nothing to do; a collector asks for it every few minutes.
     *
     * @param stop asked between files that are written; if it is true, the rest is left for later
     * @return merged files that were written
     */
    public int mergeStats(BooleanSupplier stop) throws IOException {
        int merged = 0;
        for (LocalDate day : new StatsFolder(folder, clock).days()) {
            if (stop.getAsBoolean()) {
                break;
            }
            merged += new StatsMerge(folder, committed, clock, stop).merge(day, StatsMerge.MANY);
        }
        return merged;
    }

    /**
     * The same for one day, however few files it has: for a day that is over.
     *
     * @return merged files that were written
     */
    public int mergeStats(LocalDate day) throws IOException {
        return new StatsMerge(folder, committed, clock, () -> false).merge(day, 2);
    }

    /** The days of the tables beside {@code flows} with the bytes of their files. */
    public NavigableMap<LocalDate, Long> statsBytes() throws IOException {
        return new StatsFolder(folder, clock).bytes();
    }

    /** Deletes a day of the tables beside {@code flows}: it is past its retention. */
    public void deleteStats(LocalDate day) throws IOException {
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            new StatsFolder(folder, clock).delete(day);
        }
    }

    /**
     * Reads every committed file of the tables beside {@code flows} and compares checksums.
     *
     * @param damage receives what is wrong
     * @return files that were read
     */
    public int verifyStats(Consumer<CorruptFileException> damage) throws IOException {
        return new StatsFolder(folder, clock).verify(committed.head().generation(), damage);
    }

    /**
     * Makes the index of a day again from the parts that are in its folder, if one is damaged or
     * gone.
     *
     * @return what was done; null where the day's indexes are sound
     */
    public @Nullable IndexRepair repairIndex(LocalDate day) throws IOException {
        prepare();
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            return new IndexRebuild(folder, committed, clock, committed.head(), day).run();
        }
    }

    /**
     * The parts that are in the folders of hours, but not in an index. A commit that is under way
     * may have put them there.
     */
    public List<Path> unknownParts() throws IOException {
        List<Path> unknown = new ArrayList<>();
        for (LocalDate day : folder.days()) {
            for (HourPartition hour : folder.hours(day)) {
                unknown.addAll(folder.parts(hour));
            }
        }
        Head head = committed.head(); // after the folders: what is committed by now is known
        Set<Path> known = new HashSet<>();
        for (LocalDate day : head.days().keySet()) {
            committed.files(head, day).forEach(file -> known.add(folder.part(file)));
        }
        unknown.removeIf(part -> known.contains(part) || !Files.exists(part));
        return unknown;
    }

    /** Bytes of the parts that were replaced and wait until no reader may need them. */
    public long retiredBytes() throws IOException {
        return RetiredParts.sizeBytes(folder);
    }

    /** Deletes what was replaced more than an hour ago: no reader may need it any more. */
    public Cleanup removeExpired() throws IOException {
        prepare();
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            return new Leftovers(folder, committed, clock).removeExpired(committed.head());
        }
    }

    /** Makes the folders and the first head where they are missing. */
    private void prepare() throws IOException {
        if (Files.exists(folder.head()) && Files.isDirectory(folder.temporary())) {
            return;
        }
        DurableFiles.createFolder(folder.flows());
        DurableFiles.createFolder(folder.temporary());
        DurableFiles.forceFolder(folder.root());
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            if (!Files.exists(folder.head())) {
                Path temporary = TemporaryFiles.next(folder);
                DurableFiles.write(temporary, committed.head().encode());
                DurableFiles.rename(temporary, folder.head());
            }
            DurableFiles.forceFolder(folder.flows());
        }
    }

    private static boolean isRepository(Path root) {
        return Files.isDirectory(root.resolve("flows")) || Files.exists(root.resolve("weir.toml"));
    }

    private static boolean isEmptyFolder(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            return !entries.iterator().hasNext();
        }
    }
}
