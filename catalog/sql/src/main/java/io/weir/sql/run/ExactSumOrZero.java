package io.weir.sql.run;

/** SUM over integers that is 0 over no rows, as windows ask for; otherwise as {@link ExactSum}. */
public final class ExactSumOrZero {
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
    public long result(ExactInteger state) {
        return state.sum();
    }
}
