package io.weir.engine.group;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** Values of each group that are not NULL. */
final class ValueCount extends RowCount {
    private final Evaluator argument;

    ValueCount(Expression argument) {
        this.argument = argument.open();
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        boolean[] nulls = argument.read(batch, rows, count).nulls();
        for (int i = 0; i < count; i++) {
            add(groups[i], nulls[i] ? 0 : 1);
        }
    }

    @Override
    public void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        boolean[] nulls = argument.read(batch, rows, count).nulls();
        int known = 0;
        for (int i = 0; i < count; i++) {
            known += nulls[i] ? 0 : 1;
        }
        add(0, known);
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        super.saveRows(batch, rows, count, out, column);
        boolean[] nulls = argument.read(batch, rows, count).nulls();
        System.arraycopy(nulls, 0, out[column].nulls(), 0, count);
    }
}
