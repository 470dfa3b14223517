package io.weir.sql.run;

import io.weir.engine.ColumnVector;
import io.weir.engine.FlowCursor;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.FlatLists;
import org.jspecify.annotations.Nullable;

/** The engine's batches as the rows that Calcite's operators take. */
public final class FlowRows extends AbstractEnumerable<@Nullable Object> {
    private final QueryRun run;
    private final ScanPlan plan;

    private FlowRows(QueryRun run, ScanPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /**
     * Called by generated code: rows are arrays, or the value itself where there is one column, or
     * an empty list where there is none.
     */
    public static Enumerable<@Nullable Object> scan(DataContext root, ScanPlan plan) {
        return new FlowRows((QueryRun) root, plan);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        try {
            return new Rows(run, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Rows implements Enumerator<@Nullable Object> {
        private final QueryRun run;
        private final FlowCursor cursor;
        private final List<FlowColumn> columns;
        private int row = -1;
        private int rows;
        private @Nullable Object current;

        Rows(QueryRun run, ScanPlan plan) throws IOException {
            this.run = run;
            this.cursor = run.open(plan);
            this.columns = plan.columns();
        }

        @Override
        public boolean moveNext() {
            try {
                while (++row >= rows) {
                    run.check();
                    if (!cursor.nextBatch()) {
                        return false;
                    }
                    rows = cursor.rows();
                    row = -1;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            current = read();
            return true;
        }

        private @Nullable Object read() {
            if (columns.isEmpty()) {
                return FlatLists.COMPARABLE_EMPTY_LIST;
            }
            if (columns.size() == 1) {
                return value(0);
            }
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(i);
            }
            return values;
        }

        private @Nullable Object value(int i) {
            ColumnVector vector = cursor.column(i);
            if (vector.isNull(row)) {
                return null;
            }
            ColumnType type = columns.get(i).type();
            return switch (type) {
                case TIMESTAMP, BIGINT -> (Object) vector.getLong(row);
                case INTEGER -> (Object) (int) vector.getLong(row);
                case SMALLINT -> (Object) (short) vector.getLong(row);
                case TEXT -> vector.getText(row);
                case ADDRESS ->
                        new ByteString(Addresses.toBytes(vector.getHigh(row), vector.getLong(row)));
            };
        }

        @Override
        public @Nullable Object current() {
            return current;
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException("A scan is read once");
        }

        @Override
        public void close() {
            try {
                cursor.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
