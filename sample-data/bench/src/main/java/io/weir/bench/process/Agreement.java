package io.weir.bench.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two answers are the same. Which of equal rows come first, and last, is no difference. */
final class Agreement {
    private Agreement() {}

    static boolean of(List<String> ours, List<String> theirs, Order order) {
        if (ours.equals(theirs)) {
            return true;
        }
        if (ours.size() < 2 || !counters(ours, order).equals(counters(theirs, order))) {
            return false;
        }
        long last = order.of(ours.get(ours.size() - 1));
        return above(last, ours, order).equals(above(last, theirs, order));
    }

    private static List<Long> counters(List<String> rows, Order order) {
        return rows.stream().map(order::of).toList();
    }

    private static Set<String> above(long last, List<String> rows, Order order) {
        return rows.stream().filter(row -> order.of(row) > last).collect(Collectors.toSet());
    }
}
