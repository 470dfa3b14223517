package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/** Arithmetic of floating point numbers, as IEEE 754 has it. */
public record FloatArithmetic(Arithmetic.Operator operator, Expression first, Expression second)
        implements Expression {
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
                    double value =
                            result(
                                    Double.longBitsToDouble(left.longs()[i]),
                                    Double.longBitsToDouble(right.longs()[i]));
                    result.longs()[i] = Double.doubleToLongBits(value);
                }
            }
        };
    }

    private double result(double a, double b) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
        };
    }
}
