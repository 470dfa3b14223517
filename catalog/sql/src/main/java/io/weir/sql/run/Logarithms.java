package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;

/** Logarithms, called by generated code and by expressions of the engine. */
public final class Logarithms {
    private Logarithms() {}

    /**
     * To the base of ten: a whole number for each power of ten.
     *
     * @throws SqlRuntimeException if the number has none
     */
    public static double base10(double number) {
        if (number <= 0) {
            throw new SqlRuntimeException(
                    FlowErrorCode.BAD_ARGUMENT,
                    "LOG10 of "
                            + number
                            + ": expected a number above 0; NULLIF(number, 0) gives NULL instead");
        }
        return Math.log10(number);
    }
}
