package io.weir.engine.group;

/** A sum that is asked for as a number of 64 bits does not fit. */
public final class SumOverflowException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    SumOverflowException() {
        super(
                "SUM is larger than a BIGINT holds (about 9.2e18); sum a smaller range, or"
                        + " SUM(CAST(x AS DOUBLE))");
    }
}
