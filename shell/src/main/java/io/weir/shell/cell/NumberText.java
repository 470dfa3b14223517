package io.weir.shell.cell;

import java.math.BigDecimal;

/**
 * Numbers in full: no rounding, no grouping, an exponent only where plain digits would be absurd.
 */
final class NumberText {
    private static final double PLAIN_FROM = 1e-6;
    private static final double PLAIN_BELOW = 1e21;

    private NumberText() {}

    /**
     * The shortest text that reads back as the same double; {@code NaN} and {@code ±Infinity} by
     * name.
     */
    static String of(double value) {
        return plain(value, Double.toString(value));
    }

    /** As {@link #of(double)}, with the digits of a float. */
    static String of(float value) {
        return plain(value, Float.toString(value));
    }

    private static String plain(double value, String text) {
        double size = Math.abs(value);
        if (text.indexOf('E') < 0 || size < PLAIN_FROM || size >= PLAIN_BELOW) {
            return text;
        }
        BigDecimal digits = new BigDecimal(text);
        return digits.setScale(Math.max(1, digits.stripTrailingZeros().scale())).toPlainString();
    }
}
