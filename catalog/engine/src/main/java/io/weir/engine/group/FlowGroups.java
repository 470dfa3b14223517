package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanStatistics;
import io.weir.engine.ScanWork;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups rows of the table {@code flows}. */
public final class FlowGroups {
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

    private GroupCursor group() throws IOException {
        control.check();
        ScanWork work = ScanWork.of(source, request.filters(), control);
        int taking = Math.max(1, Math.min(threads, work.size()));
        PartialGroups partial = new PartialGroups(request, budget, taking);
        try {
            List<GroupScan> scans = new ArrayList<>();
            for (int i = 0; i < taking; i++) {
                scans.add(new GroupScan(request, partial));
            }
            Workers.run(scans, (scan, reins) -> scan.run(work, reins), control);
            return partial.isEmpty() ? merged(work, scans) : partitioned(work, scans, partial);
        } catch (IOException | RuntimeException | Error e) {
            partial.close();
            throw e;
        }
    }

    private GroupCursor merged(ScanWork work, List<GroupScan> scans) {
        GroupWorker all = scans.get(0).sink().groups();
        for (GroupScan other : scans.subList(1, scans.size())) {
            all.merge(other.sink().groups(), false, control);
        }
        ScanStatistics statistics = GroupScan.statistics(work, scans);
        return Groups.of(all, order)
                .cursor(new GroupStatistics(statistics, scans.size(), budget.most(), 0));
    }

    private GroupCursor partitioned(ScanWork work, List<GroupScan> scans, PartialGroups partial)
            throws IOException {
        Workers.run(scans, (scan, reins) -> scan.sink().finish(reins), control);
        ScanStatistics statistics = GroupScan.statistics(work, scans);
        return new PartitionedGroups(request, order, control, partial, scans.size(), statistics);
    }
}
