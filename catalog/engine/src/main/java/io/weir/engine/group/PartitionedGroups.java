package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.ScanStatistics;
import io.weir.engine.partition.PartitionBatch;
import io.weir.engine.partition.PartitionedRows;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes groups of what threads have saved, partition after partition, several at a time. One that
 * does not fit into memory is divided again.
 */
final class PartitionedGroups extends Groups.Cursor {
    private static final int DIVISION = 16;
    private static final int MOST_DIVISIONS = 4;
    private static final int MOST_AT_ONCE = 16;

    /** A group in a table takes about so many times the bytes that it takes where it is saved. */
    private static final int BYTES_OF_A_BYTE = 4;

    private static final int BYTES_OF_TABLES = 1 << 17;

    /** Neighbours are one partition while they have fewer bytes: each costs some buffers. */
    private static final long FEW_BYTES = 1 << 17;

    private static final int FEW_OF_THE_LIMIT = 1_024;

    private final GroupSteps steps;
    private final GroupOrder order;
    private final ScanControl control;
    private final PartialGroups partial;
    private final MemoryBudget budget;
    private final int threads;
    private final ScanStatistics scan;
    private final Deque<Partition> partitions = new ArrayDeque<>();
    private final List<PartitionedRows> divided = new ArrayList<>();
    private final List<GroupWorker> current = new ArrayList<>();

    PartitionedGroups(
            GroupSteps steps,
            GroupOrder order,
            ScanControl control,
            PartialGroups partial,
            int threads,
            ScanStatistics scan) {
        super(Groups.NONE);
        this.steps = steps;
        this.order = order;
        this.control = control;
        this.partial = partial;
        budget = partial.budget();
        this.threads = threads;
        this.scan = scan;
        add(partial.rows(), 0);
    }

    private void add(List<PartitionedRows> sources, int divisions) {
        // What was divided because it did not fit stays divided.
        long few = divisions > 0 ? 0 : Math.min(FEW_BYTES, budget.limit() / FEW_OF_THE_LIMIT);
        int all = sources.get(0).partitions();
        int first = 0;
        while (first < all) {
            Partition partition = new Partition(sources, first, 1, divisions);
            int next = first + 1;
            while (next < all && partition.bytes() < few) {
                partition = new Partition(sources, first, ++next - first, divisions);
            }
            if (partition.bytes() > 0) {
                partitions.addFirst(partition);
            }
            first = next;
        }
    }

    @Override
    public GroupStatistics statistics() {
        long spilled = 0;
        for (PartitionedRows rows : partial.rows()) {
            spilled += rows.spilledBytes();
        }
        for (PartitionedRows rows : divided) {
            spilled += rows.spilledBytes();
        }
        return new GroupStatistics(scan, threads, budget.most(), spilled);
    }

    @Override
    List<Groups> more() throws IOException {
        if (partial.areGroupsDivided()) {
            return partitions.isEmpty() ? List.of() : List.of(joined());
        }
        List<Groups> found = new ArrayList<>();
        while (found.isEmpty() && !partitions.isEmpty()) {
            for (Grouping grouping : round()) {
                found.add(grouping.result);
            }
        }
        return found;
    }

    /** The groups of all partitions, where one may be in several. */
    private Groups joined() throws IOException {
        PartitionBatch none = new PartitionBatch(List.of(), 0, 0, partial.kinds());
        GroupWorker all = steps.none(none, budget);
        while (!partitions.isEmpty()) {
            for (Grouping grouping : round()) {
                if (!all.merge(grouping.worker, !steps.areTwo(), control)) {
                    throw new MemoryLimitException("GROUP BY", budget.limit());
                }
            }
        }
        return Groups.of(all, steps.wanted(), order, control);
    }

    /** The next partitions that fit into memory together. */
    private List<Grouping> round() throws IOException {
        current.forEach(GroupWorker::release);
        current.clear();
        List<Grouping> wanted = new ArrayList<>();
        long bytes = 0;
        while (!partitions.isEmpty()
                && wanted.size() < MOST_AT_ONCE
                && (wanted.size() < threads || bytes < budget.limit() / 4)) {
            Grouping grouping = new Grouping(partitions.remove());
            wanted.add(grouping);
            bytes += BYTES_OF_TABLES + BYTES_OF_A_BYTE * grouping.partition.bytes();
        }
        run(wanted);
        List<Grouping> done = new ArrayList<>();
        for (Grouping grouping : wanted) {
            if (grouping.fits) {
                current.add(grouping.worker);
                done.add(grouping);
            } else {
                grouping.worker.release();
                divide(grouping.partition);
            }
            grouping.partition.release();
        }
        return done;
    }

    private void run(List<Grouping> wanted) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Workers.run(
                wanted.subList(0, Math.min(threads, wanted.size())),
                (own, reins) -> {
                    int taken = next.getAndIncrement();
                    while (taken < wanted.size()) {
                        wanted.get(taken).run(reins);
                        taken = next.getAndIncrement();
                    }
                },
                control);
    }

    private void divide(Partition partition) throws IOException {
        int divisions = partition.divisions + 1;
        if (divisions > MOST_DIVISIONS) {
            throw new MemoryLimitException("GROUP BY", budget.limit());
        }
        PartitionedRows parts = partial.divided(DIVISION, divisions);
        divided.add(parts);
        PartitionBatch batch = partition.batch();
        ValueBuffer[] columns = new ValueBuffer[partial.kinds().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = batch.values(column);
        }
        while (batch.next()) {
            control.check();
            parts.append(columns, batch.count());
        }
        parts.flush();
        add(List.of(parts), divisions);
    }

    /** What was saved of some groups. */
    private final class Partition {
        private final List<PartitionedRows> sources;
        private final int first;
        private final int count;

        /** How often it was divided again. */
        private final int divisions;

        Partition(List<PartitionedRows> sources, int first, int count, int divisions) {
            this.sources = sources;
            this.first = first;
            this.count = count;
            this.divisions = divisions;
        }

        PartitionBatch batch() {
            return new PartitionBatch(sources, first, count, partial.kinds());
        }

        long bytes() {
            long bytes = 0;
            for (PartitionedRows rows : sources) {
                for (int number = first; number < first + count; number++) {
                    bytes += rows.bytes(number);
                }
            }
            return bytes;
        }

        void release() {
            for (PartitionedRows rows : sources) {
                for (int number = first; number < first + count; number++) {
                    rows.release(number);
                }
            }
        }
    }

    /** The work on one partition. */
    private final class Grouping {
        private final Partition partition;
        private final PartitionBatch batch;
        private GroupWorker worker;
        private Groups result = Groups.NONE;
        private boolean fits = true;

        Grouping(Partition partition) {
            this.partition = partition;
            batch = partition.batch();
            boolean mayBeMerged = partial.areGroupsDivided() && !steps.areTwo();
            worker = GroupWorker.ofStates(steps.found(), batch, budget, mayBeMerged);
        }

        void run(ScanControl reins) throws IOException {
            while (fits && batch.next()) {
                fits = worker.addStates(reins);
            }
            GroupWorker last = fits ? steps.last(worker, budget, reins) : null;
            fits = last != null;
            worker = last == null ? worker : last;
            if (fits && !partial.areGroupsDivided()) {
                result = Groups.of(worker, steps.wanted(), order, reins);
            }
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        partial.close();
        for (PartitionedRows rows : divided) {
            rows.close();
        }
    }
}
