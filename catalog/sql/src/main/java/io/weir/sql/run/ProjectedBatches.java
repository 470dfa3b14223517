package io.weir.sql.run;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Conditions;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.format.page.ValueBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Batches of a source, filtered and projected. One owner. */
final class ProjectedBatches implements UncodedBatch, Closeable {
    private final QueryRun run;
    private final BatchSource.Reader reader;
    private final Conditions filter;
    private final Evaluator[] projections;
    private final ValueBuffer[] columns;

    /**
     * @param conditions which rows are kept
     * @param projections the columns
     */
    ProjectedBatches(
            QueryRun run,
            BatchSource source,
            List<Expression> conditions,
            List<Expression> projections)
            throws IOException {
        this.run = run;
        filter = new Conditions(conditions);
        this.projections = projections.stream().map(Expression::open).toArray(Evaluator[]::new);
        columns = new ValueBuffer[this.projections.length];
        reader = source.open(run);
    }

    /** Goes to the next rows, which may be none; false at the end. */
    boolean next() throws IOException {
        run.check();
        if (!reader.next()) {
            return false;
        }
        Batch batch = reader.batch();
        filter.apply(batch);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = projections[i].read(batch, filter.rows(), filter.count());
        }
        return true;
    }

    @Override
    public int count() {
        return filter.count();
    }

    @Override
    public ValueBuffer values(int input) {
        return columns[input];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
