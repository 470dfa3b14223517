package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows are grouped by, and what groups are wanted in the end. One COUNT(DISTINCT) by keys
 * takes two steps: groups by the keys and the value, and then how many of these the keys have.
 * Groups cost less than values that are kept for each group. For all else one step does.
 *
 * @param found the groups of rows
 * @param wanted the request
 */
record GroupSteps(GroupRequest found, GroupRequest wanted) {
    /** Values of a group that are many. */
    private static final int MANY_VALUES = 8;

    /** So many groups tell; they take a megabyte or two beside the budget. */
    private static final int SAMPLE = 1 << 14;

    static GroupSteps of(GroupRequest request) {
        return isDistinctCount(request)
                ? new GroupSteps(withValue(request), request)
                : new GroupSteps(request, request);
    }

    private static boolean isDistinctCount(GroupRequest request) {
        return !request.keys().isEmpty()
                && request.measures().size() == 1
                && request.measures().get(0).kind() == Measure.Kind.DISTINCT
                && request.measures().get(0).filter() == null;
    }

    private static GroupRequest withValue(GroupRequest request) {
        List<Expression> keys = new ArrayList<>(request.keys());
        Expression counted = request.measures().get(0).argument();
        if (counted == null) {
            throw new IllegalArgumentException("DISTINCT has an argument");
        }
        keys.add(counted);
        return new GroupRequest(
                request.columns(), request.filters(), request.conditions(), keys, List.of());
    }

    /** Whether the groups that are found are not those that are wanted. */
    boolean areTwo() {
        return found.keys().size() > wanted.keys().size();
    }

    /**
     * The groups wanted, of those that are found.
     *
     * @param groups released where others are made of them
     * @return null if there is no memory for both
     */
    @Nullable GroupWorker last(GroupWorker groups, MemoryBudget budget, ScanControl control)
            throws IOException {
        if (!areTwo()) {
            return groups;
        }
        GroupBatch batch = batch(groups);
        GroupWorker counts = GroupWorker.ofRows(counts(), batch, budget);
        if (!count(groups, groups.size(), batch, counts, control)) {
            counts.release();
            return null;
        }
        groups.release();
        return counts;
    }

    /** Whether groups that are found come to far fewer that are wanted; a sample tells. */
    boolean areFew(GroupWorker groups, ScanControl control) throws IOException {
        if (!areTwo()) {
            return groups.pairs() > MANY_VALUES * groups.size();
        }
        int size = Math.min(SAMPLE, groups.size());
        GroupBatch batch = batch(groups);
        GroupWorker counts = GroupWorker.ofRows(counts(), batch, new MemoryBudget(Long.MAX_VALUE));
        count(groups, size, batch, counts, control);
        return size > MANY_VALUES * counts.size();
    }

    private GroupBatch batch(GroupWorker groups) {
        return new GroupBatch(groups.outputs(), found.outputKinds());
    }

    /** Counts the first groups; false if that takes more memory than it may. */
    private static boolean count(
            GroupWorker groups, int size, GroupBatch batch, GroupWorker counts, ScanControl control)
            throws IOException {
        int[] chosen = new int[ValueBuffer.CAPACITY];
        int group = 0;
        boolean fits = true;
        while (fits && group < size) {
            int count = 0;
            for (; group < size && count < chosen.length; group++) {
                chosen[count] = group;
                count += groups.isGroup(group) ? 1 : 0;
            }
            batch.move(chosen, count);
            fits = counts.add(Batch.ALL, count, control);
        }
        return fits;
    }

    /** No group yet, to be merged with such that are wanted. */
    GroupWorker none(Batch states, MemoryBudget budget) {
        return areTwo()
                ? GroupWorker.ofRows(
                        counts(), new GroupBatch(List.of(), found.outputKinds()), budget)
                : GroupWorker.ofStates(found, states, budget, true);
    }

    /** How many values the keys have, of groups by keys and value. */
    private GroupRequest counts() {
        List<ValueKind> kinds = found.outputKinds();
        List<Expression> keys = new ArrayList<>();
        for (int key = 0; key < wanted.keys().size(); key++) {
            keys.add(new InputValue(key, kinds.get(key)));
        }
        InputValue counted = new InputValue(keys.size(), kinds.get(keys.size()));
        Measure values = new Measure(Measure.Kind.VALUES, counted, null);
        return new GroupRequest(List.of(), List.of(), List.of(), keys, List.of(values));
    }
}
