package io.weir.format.repository;

import io.weir.format.durable.DurableFiles;
import io.weir.format.parquet.StatsFileWriter;
import io.weir.format.stats.StatsFileReader;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Puts a day's committed files of the tables beside {@code flows} together. A merged file is no
 * commit: it holds the rows of files that follow one another, and its name says which these are.
 * They are moved to {@code retired/} and stay there for an hour, for readers of an older snapshot.
 * One use.
 */
final class StatsMerge {
    /** Small files of a day and table at which it pays to merge them while more are to come. */
    static final int MANY = 60;

    /** Most rows of a merged file. */
    private static final int MAX_ROWS = 256 * 1024;

    /** A file of this size stays as it is. */
    private static final long LARGE_BYTES = 1 << 20;

    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final Clock clock;
    private final StatsFolder stats;
    private final BooleanSupplier stop;
    private int merged;

    StatsMerge(
            RepositoryFolder folder, CommittedFiles committed, Clock clock, BooleanSupplier stop) {
        this.stop = stop;
        this.folder = folder;
        this.committed = committed;
        this.clock = clock;
        this.stats = new StatsFolder(folder, clock);
    }

    /**
     * Merges the files of a day, and deletes what was merged more than an hour ago.
     *
     * @param many how many small files of a table it takes
     * @return merged files that were written
     */
    int merge(LocalDate day, int many) throws IOException {
        long generation = committed.head().generation();
        for (StatsTable table : StatsTable.values()) {
            List<List<StatsFile>> runs = runs(stats.committed(day, table, generation));
            if (runs.stream().mapToInt(List::size).sum() >= many) {
                for (List<StatsFile> run : runs) {
                    merge(table, run);
                }
            }
        }
        if (!stats.all(day).isEmpty()) {
            try (CommitLock lock = CommitLock.acquire(folder)) {
                Leftovers.recover(lock, folder, committed, clock);
                new Leftovers(folder, committed, clock).removeStats(committed.head(), day);
            }
        }
        return merged;
    }

    /** Small files that follow one another: a merged file must not reach over another one. */
    private List<List<StatsFile>> runs(List<StatsFile> files) throws IOException {
        List<List<StatsFile>> runs = new ArrayList<>();
        List<StatsFile> run = new ArrayList<>();
        for (StatsFile file : files) {
            if (stats.sizeOrZero(file) < LARGE_BYTES) {
                run.add(file);
            } else {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs;
    }

    private void merge(StatsTable table, List<StatsFile> files) throws IOException {
        List<StatsFile> run = new ArrayList<>();
        StatsRows rows = new StatsRows(table);
        for (StatsFile file : files) {
            if (stop.getAsBoolean()) {
                return;
            }
            StatsRows read;
            try (StatsFileReader reader = StatsFileReader.open(table, stats.path(file))) {
                read = reader.read();
            } catch (NoSuchFileException e) {
                return; // another process has merged or expired it
            }
            if (rows.size() + read.size() > MAX_ROWS) {
                write(run, rows);
                run.clear();
                rows.clear();
            }
            run.add(file);
            for (int row = 0; row < read.size(); row++) {
                rows.addFrom(read, row);
            }
        }
        write(run, rows);
    }

    private void write(List<StatsFile> run, StatsRows rows) throws IOException {
        if (run.size() < 2) {
            return;
        }
        StatsFile first = run.get(0);
        StatsFile last = run.get(run.size() - 1);
        StatsFile file = new StatsFile(first.table(), first.day(), first.first(), last.last());
        Path temporary = TemporaryFiles.next(folder);
        StatsFileWriter.write(temporary, newest(rows));
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            long generation = committed.head().generation();
            if (stats.committed(file.day(), file.table(), generation).containsAll(run)) {
                DurableFiles.rename(temporary, stats.committedPath(file));
                DurableFiles.forceFolder(folder.statsDay(file.day()));
                stats.retire(file.day(), run);
                merged++;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static StatsRows newest(StatsRows rows) {
        if (rows.table().key().isEmpty()) {
            return rows;
        }
        NewestRows newest = new NewestRows(rows.table());
        newest.add(rows);
        return newest.rows();
    }
}
