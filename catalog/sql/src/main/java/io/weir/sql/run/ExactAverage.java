package io.weir.sql.run;

import org.jspecify.annotations.Nullable;

/** AVG over integers: the exact sum, divided as DOUBLE; NULL over no rows. */
public final class ExactAverage {
    /** An average of nothing. */
    public ExactInteger init() {
        return new ExactInteger();
    }

    /** Adds a value. */
    public ExactInteger add(ExactInteger state, long value) {
        state.add(value);
        return state;
    }

    /** The average. */
    public @Nullable Double result(ExactInteger state) {
        return state.count() == 0 ? null : state.average();
    }
}
