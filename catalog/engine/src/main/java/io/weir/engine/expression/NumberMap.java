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
            boolean[] nulls = read.nulls();
            long[] longs = read.longs();
            long[] mapped = result.longs();
            System.arraycopy(nulls, 0, result.nulls(), 0, count);
            for (int i = 0; i < count; i++) {
                if (!nulls[i]) {
                    mapped[i] = function.applyAsLong(longs[i]);
                }
            }
            return result;
        };
    }
}
