package io.weir.engine.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses the first groups of an order: a heap whose root is the last of those kept so far. */
final class TopGroups {
    private record Term(GroupValues values, boolean descending, boolean nullsFirst) {}

    private final List<Term> terms = new ArrayList<>();
    private final int[] heap;
    private int size;

    private TopGroups(List<GroupValues> outputs, GroupOrder order, int count) {
        for (GroupOrder.Term term : order.terms()) {
            terms.add(new Term(outputs.get(term.output()), term.descending(), term.nullsFirst()));
        }
        heap = new int[count];
    }

    /** Numbers of groups, in no order. */
    static int[] of(GroupWorker groups, GroupOrder order) {
        int[] all = new int[groups.size()];
        int count = 0;
        for (int group = 0; group < all.length; group++) {
            all[count] = group;
            count += groups.isGroup(group) ? 1 : 0;
        }
        if (count <= order.count()) {
            return Arrays.copyOf(all, count);
        }
        TopGroups top = new TopGroups(groups.outputs(), order, (int) order.count());
        for (int i = 0; i < count && top.heap.length > 0; i++) {
            top.offer(all[i]);
        }
        return top.heap;
    }

    private void offer(int group) {
        if (size < heap.length) {
            int at = size++;
            while (at > 0 && compare(group, heap[(at - 1) / 2]) > 0) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = group;
        } else if (compare(group, heap[0]) < 0) {
            replaceLast(group);
        }
    }

    private void replaceLast(int group) {
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && compare(heap[child + 1], heap[child]) > 0) {
                child++;
            }
            if (compare(group, heap[child]) >= 0) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = group;
    }

    /** Below 0 if a group comes before another. */
    private int compare(int group, int other) {
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            boolean isNull = term.values().isNull(group);
            boolean otherNull = term.values().isNull(other);
            int order;
            if (isNull || otherNull) {
                order = isNull == otherNull ? 0 : isNull == term.nullsFirst() ? -1 : 1;
            } else {
                order = term.values().compare(group, other);
                order = term.descending() ? -order : order;
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
