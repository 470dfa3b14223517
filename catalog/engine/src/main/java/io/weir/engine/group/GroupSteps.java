package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Conditions;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What rows are grouped by, and what groups are wanted in the end: these, or groups of these.
 *
 * @param sources the groups of rows, by where these are from
 * @param again how they are grouped once more; null if they are wanted
 * @param wanted the request
 */
record GroupSteps(List<GroupRequest> sources, @Nullable Regrouping again, GroupRequest wanted) {
    /** Values of a group that are many. */
    private static final int MANY_VALUES = 8;

    /** So many groups tell; they take a megabyte or two beside the budget. */
    private static final int SAMPLE = 1 << 14;

    static GroupSteps of(GroupRequest request) {
        boolean isPlain = request.again() == null && request.others().isEmpty();
        GroupRequest distinct = isPlain ? DistinctSteps.of(request) : null;
        GroupRequest wanted = distinct == null ? request : distinct;
        List<GroupRequest> sources = new ArrayList<>();
        sources.add(wanted.found());
        sources.addAll(wanted.others());
        return new GroupSteps(sources, wanted.again(), wanted);
    }

    /** The groups of rows, wherever these are from. */
    GroupRequest found() {
        return sources.get(0);
    }

    /** Whether the groups that are found are not those that are wanted. */
    boolean areTwo() {
        return again != null;
    }

    /**
     * Which groups go into one partition.
     *
     * @param columns of a saved group, which are equal in those that do
     * @param areDivided whether a group that is wanted may be in several partitions
     */
    record Division(List<Integer> columns, boolean areDivided) {}

    /**
     * What belongs to a group that is wanted lies in one partition; but where these are few, or
     * made of something else than keys, they are made in each partition, and then joined.
     *
     * @param groups the first that are saved
     */
    Division division(GroupWorker groups, ScanControl control) throws IOException {
        int keys = found().keys().size();
        List<Integer> all = IntStream.range(0, keys).boxed().toList();
        if (again != null) {
            List<Integer> common = common(again, keys);
            return common.isEmpty() || areFew(again, groups, control)
                    ? new Division(all, true)
                    : new Division(common, false);
        }
        if (groups.pairs() <= MANY_VALUES * groups.size()) {
            return new Division(all, false);
        }
        List<Integer> withValues = new ArrayList<>(all);
        withValues.addAll(groups.pairColumns());
        return new Division(withValues, true);
    }

    /** The keys that are keys of the groups of groups as well; empty if others are among them. */
    private static List<Integer> common(Regrouping again, int keys) {
        List<Integer> common = new ArrayList<>();
        for (Expression key : again.keys()) {
            if (!(key instanceof InputValue value) || value.input() >= keys) {
                return List.of();
            }
            common.add(value.input());
        }
        return common.stream().distinct().toList();
    }

    /**
     * The groups wanted, of those that are found.
     *
     * @param groups released where others are made of them
     * @return null if there is no memory for both
     */
    @Nullable GroupWorker last(GroupWorker groups, MemoryBudget budget, ScanControl control)
            throws IOException {
        if (again == null) {
            return groups;
        }
        GroupBatch batch = batch(groups);
        GroupWorker wholes = GroupWorker.ofRows(request(again), batch, budget);
        if (!group(again, groups, groups.size(), batch, wholes, control)) {
            wholes.release();
            return null;
        }
        groups.release();
        return wholes;
    }

    /** Whether groups that are found come to far fewer that are wanted; a sample tells. */
    private boolean areFew(Regrouping regrouping, GroupWorker groups, ScanControl control)
            throws IOException {
        int size = Math.min(SAMPLE, groups.size());
        GroupBatch batch = batch(groups);
        GroupWorker wholes =
                GroupWorker.ofRows(request(regrouping), batch, new MemoryBudget(Long.MAX_VALUE));
        group(regrouping, groups, size, batch, wholes, control);
        return size > MANY_VALUES * wholes.size();
    }

    private GroupBatch batch(GroupWorker groups) {
        return new GroupBatch(groups.outputs(), found().outputKinds());
    }

    /** Groups the first groups; false if that takes more memory than it may. */
    private static boolean group(
            Regrouping again,
            GroupWorker groups,
            int size,
            GroupBatch batch,
            GroupWorker wholes,
            ScanControl control)
            throws IOException {
        Conditions conditions = new Conditions(again.conditions());
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
            conditions.apply(batch);
            fits = wholes.add(conditions.rows(), conditions.count(), control);
        }
        return fits;
    }

    /** No group yet, to be merged with such that are wanted. */
    GroupWorker none(Batch states, MemoryBudget budget) {
        return again == null
                ? GroupWorker.ofStates(found(), states, budget, true)
                : GroupWorker.ofRows(
                        request(again), new GroupBatch(List.of(), found().outputKinds()), budget);
    }

    /** The second step, of rows that are groups. */
    private static GroupRequest request(Regrouping again) {
        return new GroupRequest(List.of(), List.of(), List.of(), again.keys(), again.measures());
    }
}
