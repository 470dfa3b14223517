package io.weir.format.encode;

import java.util.Arrays;

/** Renumbers the entries of a dictionary, so that the order of ids is that of the entries. */
public final class SortedIds {
    private int[] sorted = new int[0];
    private int[] spare = new int[0];
    private int[] ranks = new int[0];

    /** Which of two entries comes first. */
    @FunctionalInterface
    public interface Order {
        /** Negative, zero or positive, as {@link java.util.Comparator} has it. */
        int compare(int id, int other);
    }

    /** Sorts the entries 0 to {@code size - 1}. */
    public void sort(int size, Order order) {
        if (ranks.length < size) {
            ranks = new int[size];
            spare = new int[size];
        }
        sorted = new int[size];
        Arrays.setAll(sorted, id -> id);
        mergeSort(0, size, order);
        for (int rank = 0; rank < size; rank++) {
            ranks[sorted[rank]] = rank;
        }
    }

    /** The old ids in their new order. */
    public int[] sorted() {
        return sorted;
    }

    /** Replaces old ids by new ones. */
    public void renumber(int[] ids, int count) {
        for (int i = 0; i < count; i++) {
            ids[i] = ranks[ids[i]];
        }
    }

    private void mergeSort(int from, int to, Order order) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(from, middle, order);
        mergeSort(middle, to, order);
        if (order.compare(sorted[middle - 1], sorted[middle]) <= 0) {
            return;
        }
        System.arraycopy(sorted, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int at = from;
        while (left < middle && right < to) {
            sorted[at++] =
                    order.compare(spare[left], sorted[right]) <= 0
                            ? spare[left++]
                            : sorted[right++];
        }
        System.arraycopy(spare, left, sorted, at, middle - left);
    }
}
