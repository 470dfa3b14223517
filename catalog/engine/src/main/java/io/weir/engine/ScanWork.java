package io.weir.engine;

import io.weir.format.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The row groups of a scan, given out one after the other. Safe between threads. */
public final class ScanWork {
    private final FileSource source;
    private final List<RowGroupTask> tasks;
    private final AtomicInteger next = new AtomicInteger();

    private final int files;
    private final int filesSkipped;
    private final int rowGroups;

    private ScanWork(
            FileSource source,
            List<RowGroupTask> tasks,
            int files,
            int filesSkipped,
            int rowGroups) {
        this.source = source;
        this.tasks = tasks;
        this.files = files;
        this.filesSkipped = filesSkipped;
        this.rowGroups = rowGroups;
    }

    /**
     * Reads the day indexes that it needs, and no file.
     *
     * @throws io.weir.format.CorruptFileException if an index is damaged or missing
     */
    public static ScanWork of(FileSource source, List<ColumnFilter> filters, ScanControl control)
            throws IOException {
        List<RowGroupTask> tasks = new ArrayList<>();
        List<DataFile> files = ScanFiles.of(source, filters);
        int filesSkipped = 0;
        int rowGroups = 0;
        for (DataFile file : files) {
            control.check();
            int before = tasks.size();
            for (int number = 0; number < file.rowGroups().size(); number++) {
                RowGroupTask task = RowGroupTask.of(source, file, number, filters);
                if (task != null) {
                    tasks.add(task);
                }
            }
            rowGroups += file.rowGroups().size();
            filesSkipped += tasks.size() == before ? 1 : 0;
        }
        return new ScanWork(source, tasks, files.size(), filesSkipped, rowGroups);
    }

    /** Files of the hours that the filters on start_time let through. */
    public int files() {
        return files;
    }

    /** Files among them of which no row group can have a row. */
    public int filesSkipped() {
        return filesSkipped;
    }

    /** Row groups of all these files. */
    public int rowGroups() {
        return rowGroups;
    }

    /** Where the files are. */
    public FileSource source() {
        return source;
    }

    /** How many there were at first. */
    public int size() {
        return tasks.size();
    }

    /** The same row groups in another order. */
    public ScanWork sorted(Comparator<RowGroupTask> order) {
        return new ScanWork(
                source, tasks.stream().sorted(order).toList(), files, filesSkipped, rowGroups);
    }

    /** The next one, or null if all are given out. */
    public @Nullable RowGroupTask next() {
        int taken = next.getAndIncrement();
        return taken < tasks.size() ? tasks.get(taken) : null;
    }
}
