package io.weir.engine.group;

import io.weir.engine.expression.Constant;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for each group.
 *
 * @param kind what
 * @param argument of which values; null for {@link Kind#ROWS} alone
 * @param filter a truth value: only rows for which it is true count; null for all rows
 */
public record Measure(Kind kind, @Nullable Expression argument, @Nullable Expression filter) {
    /** Checks that there is an argument of the right kind. */
    public Measure {
        boolean fits =
                switch (kind) {
                    case ROWS -> argument == null;
                    case VALUES, DISTINCT, SMALLEST, LARGEST -> argument != null;
                    case SUM, AVERAGE, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP ->
                            argument != null && isNumber(argument.kind());
                    case TOTAL, BIT_AND, BIT_OR, BIT_XOR ->
                            argument != null && argument.kind() == ValueKind.NUMBER;
                };
        if (!fits) {
            throw new IllegalArgumentException(kind + " of " + argument + ": not a measure");
        }
    }

    /** What its values are. */
    ValueKind outputKind() {
        Expression of = argument;
        return switch (kind) {
            case ROWS, VALUES, DISTINCT, TOTAL, BIT_AND, BIT_OR, BIT_XOR -> ValueKind.NUMBER;
            case AVERAGE, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> ValueKind.DOUBLE;
            case SUM, SMALLEST, LARGEST -> of == null ? ValueKind.NUMBER : of.kind();
        };
    }

    private static boolean isNumber(ValueKind kind) {
        return kind == ValueKind.NUMBER || kind == ValueKind.DOUBLE;
    }

    /** Whether no row adds anything to it. */
    boolean isIdle() {
        return argument instanceof Constant constant && constant.isNull();
    }

    /** What can be computed. */
    public enum Kind {
        /** Number of rows. */
        ROWS,
        /** Number of values that are not NULL. */
        VALUES,
        /** Number of different values that are not NULL. */
        DISTINCT,
        /** Sum, exact for integers; NULL of none. */
        SUM,
        /** Sum of counts; 0 of none. */
        TOTAL,
        /** Sum over count, as a double; NULL of none. */
        AVERAGE,
        /** Smallest value; NULL of none. */
        SMALLEST,
        /** Largest value; NULL of none. */
        LARGEST,
        /** Variance of all there are, as a double; NULL of none. */
        VAR_POP,
        /** Variance, of a sample; NULL of fewer than two. */
        VAR_SAMP,
        /** Standard deviation of all there are, as a double; NULL of none. */
        STDDEV_POP,
        /** Standard deviation, of a sample; NULL of fewer than two. */
        STDDEV_SAMP,
        /** Bits that all values have; NULL of none. */
        BIT_AND,
        /** Bits that any value has; NULL of none. */
        BIT_OR,
        /** Bits that an odd number of values have; NULL of none. */
        BIT_XOR
    }
}
