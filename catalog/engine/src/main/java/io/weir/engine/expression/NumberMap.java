package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.util.function.LongUnaryOperator;

/**
 * A cheap function of a number, computed for each value; NULL for NULL.
 *
 * @param kind of the result, which is a number, or the bits of a floating point number
 */
public record NumberMap(ValueKind kind, Expression operand, LongUnaryOperator function)
        implements Expression {
    @Override
    public Evaluator open() {
        Evaluator values = operand.open();
        ValueBuffer result = new ValueBuffer(kind.storage());
        return (batch, rows, count) -> {
            ValueBuffer read = values.read(batch, rows, count);
            for (int i = 0; i < count; i++) {
                boolean isNull = read.nulls()[i];
                result.nulls()[i] = isNull;
                if (!isNull) {
                    result.longs()[i] = function.applyAsLong(read.longs()[i]);
                }
            }
            return result;
        };
    }
}
