package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** What evaluators of two operands share: NULL where either is. One owner. */
abstract class Pair implements Evaluator {
    private final Evaluator first;
    private final Evaluator second;
    private final ValueBuffer result;

    Pair(Expression first, Expression second, ValueKind kind) {
        this.first = first.open();
        this.second = second.open();
        result = new ValueBuffer(kind.storage());
    }

    @Override
    public final ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
        ValueBuffer left = first.read(batch, rows, count);
        ValueBuffer right = second.read(batch, rows, count);
        boolean[] nulls = result.nulls();
        boolean[] leftNulls = left.nulls();
        boolean[] rightNulls = right.nulls();
        for (int i = 0; i < count; i++) {
            nulls[i] = leftNulls[i] || rightNulls[i];
        }
        compute(left, right, count, result);
        return result;
    }

    /** Fills the values of the result; what stands where it is NULL does not matter. */
    abstract void compute(ValueBuffer left, ValueBuffer right, int count, ValueBuffer result);
}
