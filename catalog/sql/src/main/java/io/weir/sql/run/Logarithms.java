package io.weir.sql.run;

/** Logarithms, called by generated code. */
public final class Logarithms {
    private Logarithms() {}

    /** To the base of ten: a whole number for each power of ten. */
    public static double base10(double number) {
        if (number <= 0) {
            throw new IllegalArgumentException("Cannot take logarithm of zero or negative number");
        }
        return Math.log10(number);
    }
}
