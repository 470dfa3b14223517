package io.weir.engine.group;

import java.util.List;

/**
 * Which groups are wanted: the first of an order.
 *
 * @param terms what the order is by, the most important first
 * @param count how many groups
 */
public record GroupOrder(List<Term> terms, long count) {
    /** All groups, in any order. */
    public static final GroupOrder ALL = new GroupOrder(List.of(), Long.MAX_VALUE);

    /** Copies the list. */
    public GroupOrder {
        terms = List.copyOf(terms);
    }

    /**
     * A part of an order.
     *
     * @param output number of the key, or of the measure after all keys
     * @param descending the largest first
     * @param nullsFirst where NULL goes
     */
    public record Term(int output, boolean descending, boolean nullsFirst) {}
}
