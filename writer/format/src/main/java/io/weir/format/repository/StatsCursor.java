package io.weir.format.repository;

import static java.util.Objects.requireNonNull;

import io.weir.format.CorruptFileException;
import io.weir.format.stats.StatsFileReader;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table beside {@code flows} at one snapshot, file after file. All files of a day are
 * opened before the first is read, so that a merge in between changes nothing. Not thread-safe.
 */
public final class StatsCursor implements Closeable {
    /** Files may be merged or expire between listing and opening; not so often in a row. */
    private static final int TRIES = 10;

    private final StatsFolder folder;
    private final StatsTable table;
    private final long generation;
    private final Set<String> columns;
    private final Iterator<LocalDate> days;
    private final Deque<StatsFileReader> open = new ArrayDeque<>();
    private @Nullable StatsRows rows;

    /**
     * @param days which to read, in this order
     */
    StatsCursor(
            StatsFolder folder,
            StatsTable table,
            long generation,
            Set<String> columns,
            NavigableSet<LocalDate> days) {
        this.folder = folder;
        this.table = table;
        this.generation = generation;
        this.columns = new HashSet<>(columns);
        this.days = days.iterator();
        if (!table.key().isEmpty()) {
            this.columns.addAll(table.key());
            this.columns.add(table.columns().get(0).name());
        }
    }

    /**
     * Goes to the next rows.
     *
     * @return false after the last ones
     * @throws CorruptFileException if a file is damaged
     */
    public boolean next() throws IOException {
        if (!table.key().isEmpty()) {
            return nextNewest();
        }
        StatsRows read = nextFile();
        rows = read;
        return read != null;
    }

    /** The rows; columns that were not asked for may be NULL in every row. */
    public StatsRows rows() {
        return requireNonNull(rows, "call next() first");
    }

    private boolean nextNewest() throws IOException {
        if (rows != null) {
            return false;
        }
        NewestRows newest = new NewestRows(table);
        StatsRows read = nextFile();
        while (read != null) {
            newest.add(read);
            read = nextFile();
        }
        rows = newest.rows();
        return true;
    }

    private @Nullable StatsRows nextFile() throws IOException {
        while (open.isEmpty()) {
            if (!days.hasNext()) {
                return null;
            }
            open.addAll(openDay(days.next()));
        }
        try (StatsFileReader file = open.remove()) {
            return file.read(columns);
        }
    }

    private List<StatsFileReader> openDay(LocalDate day) throws IOException {
        IOException missing = null;
        for (int i = 0; i < TRIES; i++) {
            List<StatsFileReader> files = new ArrayList<>();
            boolean complete = false;
            try {
                for (StatsFile file : folder.committed(day, table, generation)) {
                    files.add(StatsFileReader.open(table, folder.path(file)));
                }
                complete = true;
                return files;
            } catch (NoSuchFileException e) {
                missing = e;
            } finally {
                if (!complete) {
                    closeAll(files);
                }
            }
        }
        throw requireNonNull(missing);
    }

    private static void closeAll(Iterable<StatsFileReader> files) throws IOException {
        for (StatsFileReader file : files) {
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeAll(open);
        open.clear();
    }
}
