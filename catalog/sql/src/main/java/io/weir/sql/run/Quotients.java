package io.weir.sql.run;

/** Quotients of floating point numbers, called by generated code. */
public final class Quotients {
    private Quotients() {}

    /**
     * The quotient.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public static double quotient(double dividend, double divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("Division by zero");
        }
        return dividend / divisor;
    }
}
