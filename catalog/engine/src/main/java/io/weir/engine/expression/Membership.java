package io.weir.engine.expression;

import io.weir.engine.ValueSet;
import io.weir.format.page.ValueBuffer;

/**
 * Whether a value is in a set: true for values in one set, false for those in another, unknown for
 * all others.
 *
 * @param forNull what it is for NULL: 1, 0, or -1 for unknown
 */
public record Membership(Expression operand, ValueSet whenTrue, ValueSet whenFalse, int forNull)
        implements Expression {
    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        Evaluator values = operand.open();
        ValueBuffer result = new ValueBuffer(ValueKind.NUMBER.storage());
        return (batch, rows, count) -> {
            ValueBuffer read = values.read(batch, rows, count);
            for (int i = 0; i < count; i++) {
                int truth = read.nulls()[i] ? forNull : truth(read, i);
                result.nulls()[i] = truth < 0;
                result.longs()[i] = truth;
            }
            return result;
        };
    }

    private int truth(ValueBuffer values, int row) {
        if (contains(whenTrue, values, row)) {
            return 1;
        }
        return contains(whenFalse, values, row) ? 0 : -1;
    }

    private boolean contains(ValueSet set, ValueBuffer values, int row) {
        return switch (operand.kind()) {
            case NUMBER -> set.contains(values.longs()[row]);
            case ADDRESS -> set.contains(values.highs()[row], values.longs()[row]);
            case TEXT -> set.contains(values.texts()[row]);
            case DOUBLE -> throw new IllegalStateException("sets have no floating point numbers");
        };
    }
}
