package io.weir.sql.run;

import io.weir.engine.ColumnVector;
import io.weir.engine.FlowCursor;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The engine's batches as the rows that Calcite's operators take. */
public final class FlowRows extends AbstractEnumerable<@Nullable Object> {
    private final QueryRun run;
    private final ScanPlan plan;

    private FlowRows(QueryRun run, ScanPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** Called by generated code. */
    public static Enumerable<@Nullable Object> scan(DataContext root, ScanPlan plan) {
        return new FlowRows((QueryRun) root, plan);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        try {
            return new Rows(run, run.open(plan), plan.columns(), run.step(plan, plan.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Rows extends RowEnumerator {
        private final QueryRun run;
        private final FlowCursor cursor;
        private final List<FlowColumn> columns;
        private final QueryStep step;
        private int row = -1;
        private int rows;

        Rows(QueryRun run, FlowCursor cursor, List<FlowColumn> columns, QueryStep step) {
            super(cursor, columns.size());
            this.step = step;
            this.run = run;
            this.cursor = cursor;
            this.columns = columns;
        }

        @Override
        boolean advance() throws IOException {
            while (++row >= rows) {
                run.check();
                long start = System.nanoTime();
                boolean isMore = cursor.nextBatch();
                step.addTimeSince(start);
                step.finish(cursor.statistics());
                if (!isMore) {
                    return false;
                }
                rows = cursor.rows();
                row = -1;
            }
            step.addRow();
            return true;
        }

        @Override
        @Nullable Object value(int i) {
            ColumnVector vector = cursor.column(i);
            if (vector.isNull(row)) {
                return null;
            }
            ColumnType type = columns.get(i).type();
            return switch (type) {
                case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> number(type, vector.getLong(row));
                case TEXT -> vector.getText(row);
                case ADDRESS -> address(vector.getHigh(row), vector.getLong(row));
            };
        }
    }
}
