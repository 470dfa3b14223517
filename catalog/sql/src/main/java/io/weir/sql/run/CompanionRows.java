package io.weir.sql.run;

import io.weir.format.ColumnType;
import io.weir.format.repository.StatsCursor;
import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsRows;
import io.weir.udfs.address.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.FlatLists;
import org.jspecify.annotations.Nullable;

/** Rows of a table beside {@code flows}, as Calcite's operators take them. */
public final class CompanionRows extends AbstractEnumerable<@Nullable Object> {
    private final QueryRun run;
    private final CompanionPlan plan;

    private CompanionRows(QueryRun run, CompanionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /**
     * Called by generated code: rows are arrays, or the value itself where there is one column, or
     * an empty list where there is none.
     */
    public static Enumerable<@Nullable Object> scan(DataContext root, CompanionPlan plan) {
        return new CompanionRows((QueryRun) root, plan);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        Set<String> names =
                plan.columns().stream()
                        .map(i -> plan.table().columns().get(i).name())
                        .collect(Collectors.toSet());
        try {
            return new Rows(run, run.open(plan, names), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Rows implements Enumerator<@Nullable Object> {
        /** Rows between two looks at the reins. */
        private static final int STRIDE = 4096;

        private final QueryRun run;
        private final StatsCursor cursor;
        private final List<Integer> columns;
        private final List<StatsColumn> types;
        private @Nullable StatsRows rows;
        private int row = -1;
        private @Nullable Object current;

        Rows(QueryRun run, StatsCursor cursor, CompanionPlan plan) {
            this.run = run;
            this.cursor = cursor;
            this.columns = plan.columns();
            this.types = plan.table().columns();
        }

        @Override
        public boolean moveNext() {
            StatsRows at = rows;
            row++;
            while (at == null || row >= at.size()) {
                at = nextRows();
                if (at == null) {
                    return false;
                }
                row = 0;
            }
            if (row % STRIDE == 0) {
                run.check();
            }
            current = read(at);
            return true;
        }

        private @Nullable StatsRows nextRows() {
            run.check();
            try {
                rows = cursor.next() ? cursor.rows() : null;
                return rows;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable Object read(StatsRows from) {
            if (columns.isEmpty()) {
                return FlatLists.COMPARABLE_EMPTY_LIST;
            }
            if (columns.size() == 1) {
                return value(from, columns.get(0));
            }
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(from, columns.get(i));
            }
            return values;
        }

        private @Nullable Object value(StatsRows from, int column) {
            if (from.isNull(row, column)) {
                return null;
            }
            ColumnType type = types.get(column).type();
            return switch (type) {
                case TIMESTAMP, BIGINT -> (Object) from.getLong(row, column);
                case INTEGER -> (Object) (int) from.getLong(row, column);
                case SMALLINT -> (Object) (short) from.getLong(row, column);
                case TEXT -> from.getText(row, column);
                case ADDRESS ->
                        new ByteString(
                                Addresses.toBytes(
                                        from.getHigh(row, column), from.getLong(row, column)));
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
