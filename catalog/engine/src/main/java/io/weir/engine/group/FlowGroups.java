package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanStatistics;
import io.weir.engine.ScanWork;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups rows of the table {@code flows}, or gives the first rows of an order. */
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
        return request.eachRow() ? rows() : groups();
    }

    /** How many threads the work is for. */
    private int taking(ScanWork work) {
        return Math.max(1, Math.min(threads, work.size()));
    }

    private GroupCursor rows() throws IOException {
        ScanWork listed = ScanWork.of(source, request.filters(), control);
        int taking = taking(listed);
        ScanWork work = listed.sorted(TopRange.of(request, order).earliestFirst());
        List<GroupScan> scans = new ArrayList<>();
        List<TopRows> sinks = new ArrayList<>();
        for (int i = 0; i < taking; i++) {
            ColumnBatch batch = new ColumnBatch(request.columns());
            TopRows sink = new TopRows(request, order, batch, budget);
            sinks.add(sink);
            scans.add(new GroupScan(request, batch, sink));
        }
        Workers.run(scans, (scan, reins) -> scan.run(work, reins), control);
        TopRows all = sinks.get(0);
        for (TopRows other : sinks.subList(1, taking)) {
            all.merge(other, control);
        }
        ScanStatistics statistics = GroupScan.statistics(work, scans);
        return all.rows().cursor(new GroupStatistics(statistics, taking, budget.most(), 0));
    }

    private GroupCursor groups() throws IOException {
        GroupSteps steps = GroupSteps.of(request);
        PartialGroups partial = new PartialGroups(steps, budget, threads * steps.sources().size());
        try {
            List<GroupSink> sinks = new ArrayList<>();
            ScanStatistics statistics = ScanStatistics.NONE;
            for (GroupRequest found : steps.sources()) {
                statistics = statistics.plus(scanned(found, partial, sinks));
            }
            if (partial.isEmpty()) {
                return merged(sinks, steps, statistics);
            }
            Workers.run(sinks, GroupSink::finish, control);
            return new PartitionedGroups(steps, order, control, partial, threads, statistics);
        } catch (IOException | RuntimeException | Error e) {
            partial.close();
            throw e;
        }
    }

    /** Reads the rows of one source on several threads, each of which adds its sink. */
    private ScanStatistics scanned(GroupRequest found, PartialGroups partial, List<GroupSink> sinks)
            throws IOException {
        ScanWork work = ScanWork.of(source, found.filters(), control);
        List<GroupScan> scans = new ArrayList<>();
        for (int i = 0; i < taking(work); i++) {
            ColumnBatch batch = new ColumnBatch(found.columns());
            GroupSink sink = new GroupSink(found, batch, partial);
            sinks.add(sink);
            scans.add(new GroupScan(found, batch, sink));
        }
        Workers.run(scans, (scan, reins) -> scan.run(work, reins), control);
        return GroupScan.statistics(work, scans);
    }

    private GroupCursor merged(List<GroupSink> sinks, GroupSteps steps, ScanStatistics statistics)
            throws IOException {
        GroupWorker all = sinks.get(0).groups();
        for (GroupSink other : sinks.subList(1, sinks.size())) {
            all.merge(other.groups(), false, control);
        }
        GroupWorker last = steps.last(all, budget, control);
        if (last == null) {
            throw new MemoryLimitException("GROUP BY", budget.limit());
        }
        return Groups.of(last, request, order, control)
                .cursor(new GroupStatistics(statistics, sinks.size(), budget.most(), 0));
    }
}
