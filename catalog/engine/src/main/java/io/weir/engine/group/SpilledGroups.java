package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanStatistics;
import io.weir.engine.ScanWork;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Groups that do not fit into memory at once: the rows go to temporary files, those of a group to
 * one partition; then partition after partition is grouped, as many at a time as there are threads.
 * One that does not fit either is divided again.
 */
final class SpilledGroups extends Groups.Cursor {
    private static final int DIVISION = 16;
    private static final int MOST_DIVISIONS = 4;

    private final GroupRequest request;
    private final GroupOrder order;
    private final ScanControl control;
    private final MemoryBudget budget;
    private final int threads;
    private final List<ValueKind> kinds;
    private final List<SpillFile> files = new ArrayList<>();
    private final Deque<Partition> partitions = new ArrayDeque<>();
    private final List<GroupWorker> current = new ArrayList<>();
    private ScanStatistics scan = new ScanStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private SpilledGroups(
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            int threads) {
        super(new Groups(List.of(), new int[0]));
        this.request = request;
        this.order = order;
        this.control = control;
        this.budget = budget;
        this.threads = threads;
        kinds = request.columns().stream().map(column -> ValueKind.of(column.type())).toList();
    }

    /**
     * Writes the rows.
     *
     * @param threads one file each
     * @param partitions a power of two above 1
     */
    static SpilledGroups write(
            FileSource source,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            int threads,
            int partitions)
            throws IOException {
        SpilledGroups groups = new SpilledGroups(request, order, control, budget, threads);
        try {
            groups.write(source, partitions);
            return groups;
        } catch (IOException | RuntimeException | Error e) {
            groups.close();
            throw e;
        }
    }

    private void write(FileSource source, int count) throws IOException {
        List<SpillFile> written = new ArrayList<>();
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            SpillFile file = create(count);
            written.add(file);
            SpillSink sink = new SpillSink(file, request.keys(), count, 0);
            ColumnBatch batch = new ColumnBatch(request.columns());
            writers.add(new Writer(new GroupScan(request, batch, sink), file));
        }
        ScanWork work = ScanWork.of(source, request.filters(), control);
        Workers.run(
                writers,
                (writer, reins) -> {
                    writer.scan.run(work, reins);
                    writer.file.flush();
                },
                control);
        scan = GroupScan.statistics(work, writers.stream().map(Writer::scan).toList());
        for (int number = 0; number < count; number++) {
            partitions.add(new Partition(written, number, 0));
        }
    }

    /** One thread's work. */
    private record Writer(GroupScan scan, SpillFile file) {}

    private SpillFile create(int count) throws IOException {
        SpillFile file = SpillFile.create(kinds, count);
        files.add(file);
        return file;
    }

    @Override
    public GroupStatistics statistics() {
        return new GroupStatistics(
                scan, threads, budget.most(), files.stream().mapToLong(SpillFile::bytes).sum());
    }

    @Override
    List<Groups> more() throws IOException {
        List<Groups> found = new ArrayList<>();
        while (found.isEmpty() && !partitions.isEmpty()) {
            release();
            List<Grouping> wanted = new ArrayList<>();
            while (!partitions.isEmpty() && wanted.size() < threads) {
                wanted.add(new Grouping(partitions.remove()));
            }
            Workers.run(wanted, Grouping::run, control);
            for (Grouping grouping : wanted) {
                current.add(grouping.worker);
                if (grouping.fits) {
                    found.add(Groups.of(grouping.worker, order));
                } else {
                    divide(grouping.partition);
                }
            }
        }
        return found;
    }

    private void release() {
        current.forEach(GroupWorker::release);
        current.clear();
    }

    private void divide(Partition partition) throws IOException {
        int divisions = partition.divisions + 1;
        if (divisions > MOST_DIVISIONS) {
            throw new MemoryLimitException("GROUP BY", budget.limit());
        }
        SpillFile file = create(DIVISION);
        SpillSink sink = new SpillSink(file, request.keys(), DIVISION, divisions);
        SpilledBatch batch = partition.batch(kinds);
        while (batch.next()) {
            sink.add(batch, ColumnBatch.ALL, batch.count(), control);
        }
        file.flush();
        for (int number = 0; number < DIVISION; number++) {
            partitions.addFirst(new Partition(List.of(file), number, divisions));
        }
    }

    /**
     * Rows, of whose groups no row is elsewhere.
     *
     * @param divisions how often its rows were divided again
     */
    private record Partition(List<SpillFile> files, int number, int divisions) {
        SpilledBatch batch(List<ValueKind> kinds) {
            return new SpilledBatch(files, number, kinds);
        }
    }

    /** The work on one partition. */
    private final class Grouping {
        private final Partition partition;
        private final SpilledBatch batch;
        private final GroupWorker worker;
        private boolean fits = true;

        Grouping(Partition partition) {
            this.partition = partition;
            batch = partition.batch(kinds);
            worker = new GroupWorker(request, batch, budget);
        }

        void run(ScanControl reins) throws IOException {
            while (fits && batch.next()) {
                fits = worker.add(batch, ColumnBatch.ALL, batch.count(), reins);
            }
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        IOException failure = null;
        for (SpillFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
