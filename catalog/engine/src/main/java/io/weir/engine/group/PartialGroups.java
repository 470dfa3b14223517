package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.partition.PartitionedRows;
import io.weir.engine.work.MemoryBudget;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The groups that all threads of a scan have saved. What belongs to one group lies in one
 * partition, or what belongs to a part of it ({@link GroupSteps#division}). Safe between threads.
 */
final class PartialGroups implements Closeable {
    private static final int PARTITIONS = 256;

    /** So many groups and their values are about what a core's caches hold. */
    private static final int MOST_GROUPS = 1 << 17;

    private static final int MOST_PAIRS = 1 << 18;

    private final GroupSteps steps;
    private final MemoryBudget budget;
    private final int threads;
    private final List<PartitionedRows> rows = new ArrayList<>();
    private List<ValueKind> kinds = List.of();
    private GroupSteps.Division division = new GroupSteps.Division(List.of(), false);

    PartialGroups(GroupSteps steps, MemoryBudget budget, int threads) {
        this.steps = steps;
        this.budget = budget;
        this.threads = threads;
    }

    MemoryBudget budget() {
        return budget;
    }

    /** Whether a thread's groups are more than caches hold. */
    boolean isFull(GroupWorker groups) {
        return groups.size() > MOST_GROUPS || isLarge(groups);
    }

    /** Whether they take more than their part of the memory. */
    boolean isLarge(GroupWorker groups) {
        return groups.pairs() > MOST_PAIRS || groups.bytes() > budget.limit() / (4L * threads);
    }

    /**
     * Room for what a thread saves.
     *
     * @param groups those that it is about to save
     */
    synchronized PartitionedRows open(GroupWorker groups, ScanControl control) throws IOException {
        if (rows.isEmpty()) {
            kinds = List.copyOf(groups.stateKinds());
            division = steps.division(groups, control);
        }
        PartitionedRows room =
                room(groups.usedColumns(), PARTITIONS, 0, budget.limit() / (2L * threads));
        rows.add(room);
        return room;
    }

    /**
     * Room for a partition that is divided again.
     *
     * @param seed another one each time
     */
    PartitionedRows divided(int partitions, int seed) {
        List<Integer> all = IntStream.range(0, kinds.size()).boxed().toList();
        return room(all, partitions, seed, budget.limit() / 8);
    }

    private PartitionedRows room(List<Integer> written, int partitions, int seed, long memory) {
        return new PartitionedRows(
                kinds, written, division.columns(), partitions, seed, budget, memory);
    }

    /** Whether nothing was saved. */
    synchronized boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What was saved, by thread. */
    List<PartitionedRows> rows() {
        return rows;
    }

    /** What a saved group has. */
    List<ValueKind> kinds() {
        return kinds;
    }

    /** Whether a group that is wanted may be in several partitions. */
    boolean areGroupsDivided() {
        return division.areDivided();
    }

    /**
     * Whether single rows may be saved: not with values of two COUNT(DISTINCT) in one row, where
     * each value has a partition of its own.
     */
    boolean mayHoldRows() {
        return division.columns().size() <= steps.found().keys().size() + 1;
    }

    @Override
    public void close() throws IOException {
        for (PartitionedRows room : rows) {
            room.close();
        }
    }
}
