package io.weir.engine.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the first of an order: a heap whose root is the last of those kept so far. One owner. */
final class TopHeap {
    /** What {@link #offer} gives where nothing fell out. */
    static final int NONE = -1;

    private static final int FEWEST = 16;

    private record Term(GroupValues values, boolean descending, boolean nullsFirst) {}

    private final List<Term> terms = new ArrayList<>();
    private final int most;
    private int[] heap;
    private int size;

    /**
     * @param outputs what the order's terms are of
     */
    TopHeap(List<GroupValues> outputs, GroupOrder order) {
        for (GroupOrder.Term term : order.terms()) {
            terms.add(new Term(outputs.get(term.output()), term.descending(), term.nullsFirst()));
        }
        most = (int) Math.min(order.count(), Integer.MAX_VALUE - 8);
        heap = new int[Math.min(most, FEWEST)];
    }

    /** Whether it has as many as are wanted. */
    boolean isFull() {
        return size == most;
    }

    /** The last of those kept; there must be one. */
    int last() {
        return heap[0];
    }

    /** Those kept, in no order. */
    int[] kept() {
        return Arrays.copyOf(heap, size);
    }

    /** Keeps a group or not; gives the one that falls out, which may be itself. */
    int offer(int group) {
        if (size < most) {
            insert(group);
            return NONE;
        }
        if (most == 0 || compare(group, heap[0]) >= 0) {
            return group;
        }
        int last = heap[0];
        replaceLast(group);
        return last;
    }

    private void insert(int group) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, (int) Math.min(most, 2L * size));
        }
        int at = size++;
        while (at > 0 && compare(group, heap[(at - 1) / 2]) > 0) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = group;
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
