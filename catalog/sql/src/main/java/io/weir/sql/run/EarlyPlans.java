package io.weir.sql.run;

import java.util.List;

/**
 * The parts of a statement that run before the rows that ask them, each by its number.
 *
 * @param values sub-queries of one value, which are parameters after those of the statement
 * @param keySets sub-queries of IN and EXISTS by one column
 * @param tupleSets the same by several columns
 * @param kept the small sides of joins
 */
public record EarlyPlans(
        List<ValuePlan> values,
        List<KeySetPlan> keySets,
        List<TupleSetPlan> tupleSets,
        List<KeptPlan> kept) {
    /** Copies the lists. */
    public EarlyPlans {
        values = List.copyOf(values);
        keySets = List.copyOf(keySets);
        tupleSets = List.copyOf(tupleSets);
        kept = List.copyOf(kept);
    }
}
