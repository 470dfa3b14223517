package io.weir.sql.run;

/** Quotients of floating point numbers, called by generated code. */
public final class Quotients {
    private Quotients() {}

    /**
     * The quotient; zero is never negative, so that a group of 0 is one group.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public static double quotient(double dividend, double divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("Division by zero");
        }
        return dividend / divisor + 0.0;
    }
}
