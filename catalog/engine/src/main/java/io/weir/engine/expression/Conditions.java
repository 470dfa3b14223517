package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;

/** Finds the rows of a batch for which all conditions are true. One owner. */
public final class Conditions {
    private final Evaluator[] conditions;
    private final int[] passed = new int[ValueBuffer.CAPACITY];
    private int count;

    /**
     * @param conditions truth values; none: every row passes
     */
    public Conditions(List<Expression> conditions) {
        this.conditions = conditions.stream().map(Expression::open).toArray(Evaluator[]::new);
    }

    /** Looks at the rows of a batch. */
    public void apply(Batch batch) throws IOException {
        count = batch.count();
        if (conditions.length > 0) {
            System.arraycopy(Batch.ALL, 0, passed, 0, count);
        }
        for (Evaluator condition : conditions) {
            if (count > 0) {
                narrow(condition.read(batch, passed, count));
            }
        }
    }

    private void narrow(ValueBuffer truth) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            passed[kept] = passed[i];
            kept += !truth.nulls()[i] && truth.longs()[i] != 0 ? 1 : 0;
        }
        count = kept;
    }

    /** The rows that passed, ascending. */
    public int[] rows() {
        return conditions.length == 0 ? Batch.ALL : passed;
    }

    /** How many. */
    public int count() {
        return count;
    }
}
