package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/** Compares two values of the same kind; unknown where either is NULL. */
public record Comparison(Operator operator, Expression first, Expression second)
        implements Expression {
    /** Checks the kinds. */
    public Comparison {
        if (first.kind() != second.kind()) {
            throw new IllegalArgumentException(
                    "expected operands of one kind, got " + first.kind() + " and " + second.kind());
        }
    }

    /** What is asked. */
    public enum Operator {
        /** Whether both are equal. */
        EQUAL(false, true, false),
        /** Whether they are not. */
        NOT_EQUAL(true, false, true),
        /** Whether the first is smaller. */
        LESS(true, false, false),
        /** Whether the first is smaller or equal. */
        AT_MOST(true, true, false),
        /** Whether the first is larger. */
        GREATER(false, false, true),
        /** Whether the first is larger or equal. */
        AT_LEAST(false, true, true);

        private final boolean ifLess;
        private final boolean ifEqual;
        private final boolean ifGreater;

        Operator(boolean ifLess, boolean ifEqual, boolean ifGreater) {
            this.ifLess = ifLess;
            this.ifEqual = ifEqual;
            this.ifGreater = ifGreater;
        }

        /** Whether it asks for the contrary of another that is compared as is. */
        private boolean isOpposite() {
            return this == NOT_EQUAL || this == AT_LEAST || this == AT_MOST;
        }

        private long holds(int order) {
            boolean result = order == 0 ? ifEqual : order < 0 ? ifLess : ifGreater;
            return result ? 1 : 0;
        }
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
                if (first.kind() == ValueKind.NUMBER) {
                    compare(left.longs(), right.longs(), count, result.longs());
                    return;
                }
                for (int i = 0; i < count; i++) {
                    if (!result.nulls()[i]) {
                        result.longs()[i] = compare(left, right, i);
                    }
                }
            }
        };
    }

    /** Without branches: what passes a filter is seldom predictable. */
    private void compare(long[] left, long[] right, int count, long[] result) {
        int whenNot = operator.isOpposite() ? 1 : 0;
        switch (operator) {
            case EQUAL, NOT_EQUAL -> {
                for (int i = 0; i < count; i++) {
                    result[i] = (left[i] == right[i] ? 1 : 0) ^ whenNot;
                }
            }
            case LESS, AT_LEAST -> {
                for (int i = 0; i < count; i++) {
                    result[i] = (left[i] < right[i] ? 1 : 0) ^ whenNot;
                }
            }
            case GREATER, AT_MOST -> {
                for (int i = 0; i < count; i++) {
                    result[i] = (left[i] > right[i] ? 1 : 0) ^ whenNot;
                }
            }
        }
    }

    private long compare(ValueBuffer left, ValueBuffer right, int row) {
        return switch (first.kind()) {
            case NUMBER -> operator.holds(Long.compare(left.longs()[row], right.longs()[row]));
            case DOUBLE ->
                    compare(
                            Double.longBitsToDouble(left.longs()[row]),
                            Double.longBitsToDouble(right.longs()[row]));
            case ADDRESS -> {
                int byHigh = Long.compareUnsigned(left.highs()[row], right.highs()[row]);
                yield operator.holds(
                        byHigh != 0
                                ? byHigh
                                : Long.compareUnsigned(left.longs()[row], right.longs()[row]));
            }
            case TEXT -> operator.holds(left.texts()[row].compareTo(right.texts()[row]));
        };
    }

    /** IEEE 754: a NaN is unequal to everything, and 0 equals -0. */
    private long compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return operator == Operator.NOT_EQUAL ? 1 : 0;
        }
        return operator.holds(a == b ? 0 : a < b ? -1 : 1);
    }
}
