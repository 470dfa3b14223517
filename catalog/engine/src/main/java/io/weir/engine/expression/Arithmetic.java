package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/**
 * Exact arithmetic of integers.
 *
 * @param smallest smallest value of the result's type
 * @param largest largest value of it; beyond them an {@link ArithmeticException} is thrown
 */
public record Arithmetic(
        Operator operator, Expression first, Expression second, long smallest, long largest)
        implements Expression {
    /** What is computed. */
    public enum Operator {
        /** Sum. */
        PLUS,
        /** Difference. */
        MINUS,
        /** Product. */
        TIMES,
        /** Quotient, truncated towards zero. */
        DIVIDE,
        /** Remainder, with the sign of the dividend. */
        REMAINDER
    }

    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        return new Pair(first, second, ValueKind.NUMBER) {
            @Override
            void compute(ValueBuffer left, ValueBuffer right, int count, ValueBuffer result) {
                for (int i = 0; i < count; i++) {
                    if (!result.nulls()[i]) {
                        result.longs()[i] = exact(left.longs()[i], right.longs()[i]);
                    }
                }
            }
        };
    }

    private long exact(long a, long b) {
        long value =
                switch (operator) {
                    case PLUS -> Math.addExact(a, b);
                    case MINUS -> Math.subtractExact(a, b);
                    case TIMES -> Math.multiplyExact(a, b);
                    case DIVIDE -> divide(a, b);
                    case REMAINDER -> a % b;
                };
        if (value < smallest || value > largest) {
            throw new ArithmeticException("integer overflow");
        }
        return value;
    }

    private static long divide(long a, long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException("long overflow");
        }
        return a / b;
    }
}
