package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/** Arithmetic of floating point numbers, as IEEE 754 has it but for a divisor of zero. */
public record FloatArithmetic(Operator operator, Expression first, Expression second)
        implements Expression {
    /** What is computed. */
    public enum Operator {
        /** Sum. */
        PLUS,
        /** Difference. */
        MINUS,
        /** Product. */
        TIMES,
        /** Quotient; by zero it is an {@link ArithmeticException}. */
        DIVIDE,
        /** Remainder, with the sign of the dividend. */
        REMAINDER
    }

    @Override
    public ValueKind kind() {
        return ValueKind.DOUBLE;
    }

    @Override
    public Evaluator open() {
        return new Pair(first, second, ValueKind.DOUBLE) {
            @Override
            void compute(ValueBuffer left, ValueBuffer right, int count, ValueBuffer result) {
                for (int i = 0; i < count; i++) {
                    if (result.nulls()[i]) {
                        continue;
                    }
                    double value =
                            result(
                                    Double.longBitsToDouble(left.longs()[i]),
                                    Double.longBitsToDouble(right.longs()[i]));
                    // There is no negative zero: a group of 0 is one group.
                    result.longs()[i] = Double.doubleToLongBits(value + 0.0);
                }
            }
        };
    }

    private double result(double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> quotient(a, b);
            case REMAINDER -> a % b;
        };
    }

    /**
     * A quotient; zero is never negative.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public static double quotient(double a, double b) {
        if (b == 0) {
            throw new ArithmeticException("Division by zero");
        }
        return a / b + 0.0;
    }
}
