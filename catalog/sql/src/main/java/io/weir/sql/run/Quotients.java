package io.weir.sql.run;

/** Quotients of decimals, called by generated code. */
public final class Quotients {
    private Quotients() {}

    /**
     * The quotient of what stands for exact numbers.
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
