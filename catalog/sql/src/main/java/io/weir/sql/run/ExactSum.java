package io.weir.sql.run;

import org.jspecify.annotations.Nullable;

/** SUM over integers: BIGINT, NULL over no rows, an error (22003) where the sum does not fit. */
public final class ExactSum {
    /** A sum of nothing. */
    public ExactInteger init() {
        return new ExactInteger();
    }

    /** Adds a value. */
    public ExactInteger add(ExactInteger state, long value) {
        state.add(value);
        return state;
    }

    /** The sum. */
    public @Nullable Long result(ExactInteger state) {
        return state.count() == 0 ? null : state.sum();
    }
}
