package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups rows of the table {@code flows}. */
public final class FlowGroups {
    private static final int FEWEST_PARTITIONS = 16;
    private static final int MOST_PARTITIONS = 1024;

    private final FileSource source;
    private final GroupRequest request;
    private final GroupOrder order;
    private final ScanControl control;
    private final MemoryBudget budget;
    private final int threads;

    private FlowGroups(
            FileSource source,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            int threads) {
        this.source = source;
        this.request = request;
        this.order = order;
        this.control = control;
        this.budget = budget;
        this.threads = threads;
    }

    /**
     * Groups, on as many threads as there are cores.
     *
     * @param snapshot what is committed
     * @param order which groups are wanted; they are given in no order
     * @param control asked by all threads again and again
     * @param budget memory for groups; beyond it, rows go to temporary files
     * @throws io.weir.format.CorruptFileException if an index or a file is damaged or missing
     * @throws MemoryLimitException if the groups need more memory in spite of that
     */
    public static GroupCursor of(
            Snapshot snapshot,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget)
            throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        return of(FileSource.of(snapshot), request, order, control, budget, threads);
    }

    static GroupCursor of(
            FileSource source,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            int threads)
            throws IOException {
        return new FlowGroups(source, request, order, control, budget, threads).group();
    }

    /** One thread's work. */
    private record Worker(GroupScan scan, GroupWorker groups) {}

    private GroupCursor group() throws IOException {
        control.check();
        ScanWork work = ScanWork.of(source, request.filters(), control);
        // Merging needs room for the groups of all threads a second time.
        MemoryBudget forThreads = new MemoryBudget(budget.limit() / 2);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.min(threads, work.size())); i++) {
            ColumnBatch batch = new ColumnBatch(request.columns());
            GroupWorker groups = new GroupWorker(request, batch, forThreads);
            workers.add(new Worker(new GroupScan(request, batch, groups), groups));
        }
        Workers.run(workers, (worker, reins) -> worker.scan.run(work, reins), control);
        if (!forThreads.take(0)) {
            double read = workers.stream().mapToLong(worker -> worker.scan.rowsRead()).sum();
            double done = read / work.rows();
            workers.clear();
            return spilled(done);
        }
        GroupWorker all = workers.get(0).groups;
        for (Worker other : workers.subList(1, workers.size())) {
            all.merge(other.groups, control);
        }
        List<GroupScan> scans = workers.stream().map(Worker::scan).toList();
        return Groups.of(all, order)
                .cursor(
                        new GroupStatistics(
                                GroupScan.statistics(work, scans),
                                workers.size(),
                                forThreads.most(),
                                0));
    }

    /**
     * @param done part of the rows whose groups have filled half of the memory
     */
    private GroupCursor spilled(double done) throws IOException {
        if (request.keys().isEmpty()) {
            throw new MemoryLimitException("COUNT(DISTINCT …) of all rows", budget.limit());
        }
        // Each thread has one partition in memory, and hashing does not divide evenly.
        double wanted = 4.0 * threads / Math.max(done, 1e-6);
        int partitions = FEWEST_PARTITIONS;
        while (partitions < wanted && partitions < MOST_PARTITIONS) {
            partitions *= 2;
        }
        return SpilledGroups.write(source, request, order, control, budget, threads, partitions);
    }
}
