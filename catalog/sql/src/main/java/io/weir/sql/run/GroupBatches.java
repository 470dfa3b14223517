package io.weir.sql.run;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.group.GroupCursor;
import io.weir.engine.group.SumOverflowException;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.page.ValueBuffer;
import io.weir.sql.run.GroupPlan.Output;
import java.io.IOException;
import java.util.List;

/** The engine's groups, batch by batch. One owner. */
final class GroupBatches implements BatchSource.Reader, UncodedBatch {
    private final GroupCursor groups;
    private final MemoryBudget memory;
    private final QueryStep step;
    private final List<Output> outputs;
    private final List<ValueKind> kinds;
    private final ValueBuffer[] columns;
    private int count;

    /**
     * @param kinds of the plan's outputs
     */
    GroupBatches(QueryRun run, GroupPlan plan, List<ValueKind> kinds) throws IOException {
        this.kinds = kinds;
        outputs = plan.outputs();
        columns =
                kinds.stream()
                        .map(kind -> new ValueBuffer(kind.storage()))
                        .toArray(ValueBuffer[]::new);
        step = run.step(plan, plan.name());
        memory = run.memory(plan);
        long start = System.nanoTime();
        try {
            groups = run.group(plan, memory);
        } catch (SumOverflowException e) {
            throw GroupRows.overflow(e);
        }
        step.addTimeSince(start);
    }

    @Override
    public boolean next() throws IOException {
        count = 0;
        try {
            while (count < ValueBuffer.CAPACITY && groups.next()) {
                for (int column = 0; column < columns.length; column++) {
                    put(column, columns[column]);
                }
                count++;
            }
        } catch (SumOverflowException e) {
            throw GroupRows.overflow(e);
        }
        step.addRows(count);
        if (count == 0) {
            step.finish(groups.statistics());
        }
        return count > 0;
    }

    private void put(int column, ValueBuffer out) {
        boolean isNull = groups.isNull(column);
        Output output = outputs.get(column);
        boolean isZero =
                isNull && (output == Output.BIGINT_OR_ZERO || output == Output.DOUBLE_OR_ZERO);
        out.nulls()[count] = isNull && !isZero;
        if (isNull) {
            if (isZero) {
                out.longs()[count] = 0; // which are the bits of 0.0 as well
            }
            return;
        }
        switch (kinds.get(column)) {
            case NUMBER -> out.longs()[count] = groups.getLong(column);
            case DOUBLE -> out.longs()[count] = Double.doubleToLongBits(groups.getDouble(column));
            case ADDRESS -> {
                out.highs()[count] = groups.getHigh(column);
                out.longs()[count] = groups.getLong(column);
            }
            case TEXT -> out.texts()[count] = groups.getText(column);
        }
    }

    @Override
    public Batch batch() {
        return this;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) {
        return columns[input];
    }

    @Override
    public void close() throws IOException {
        groups.close();
        memory.giveBack();
    }
}
