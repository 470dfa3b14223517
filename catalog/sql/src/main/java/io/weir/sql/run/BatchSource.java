package io.weir.sql.run;

import io.weir.engine.FlowCursor;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** What a {@link SimplePlan} reads, batch by batch. */
@FunctionalInterface
public interface BatchSource {
    /** Begins one execution. */
    Reader open(QueryRun run) throws IOException;

    /** The rows of a scan. */
    static BatchSource of(ScanPlan plan) {
        return run -> new ScanBatches(run, plan);
    }

    /**
     * The groups of a scan.
     *
     * @param kinds of its outputs
     */
    static BatchSource of(GroupPlan plan, List<ValueKind> kinds) {
        return run -> new GroupBatches(run, plan, kinds);
    }

    /** The batches of one execution. One owner. */
    interface Reader extends Closeable {
        /** Goes to the next rows; false at the end. */
        boolean next() throws IOException;

        /** The rows. */
        Batch batch();
    }

    /** Rows as the engine gives them. */
    final class ScanBatches implements Reader, UncodedBatch {
        private final FlowCursor cursor;
        private final QueryStep step;

        ScanBatches(QueryRun run, ScanPlan plan) throws IOException {
            cursor = run.open(plan);
            step = run.step(plan, plan.name());
        }

        @Override
        public boolean next() throws IOException {
            long start = System.nanoTime();
            boolean isMore = cursor.nextBatch();
            step.addTimeSince(start);
            step.addRows(cursor.rows());
            step.finish(cursor.statistics());
            return isMore;
        }

        @Override
        public Batch batch() {
            return this;
        }

        @Override
        public int count() {
            return cursor.rows();
        }

        @Override
        public ValueBuffer values(int input) {
            return cursor.values(input);
        }

        @Override
        public void close() throws IOException {
            cursor.close();
        }
    }
}
