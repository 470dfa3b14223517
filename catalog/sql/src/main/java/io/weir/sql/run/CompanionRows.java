package io.weir.sql.run;

import io.weir.format.ColumnType;
import io.weir.format.repository.StatsCursor;
import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import io.weir.sql.companion.CollectedTable;
import io.weir.sql.companion.ListedRow;
import io.weir.sql.companion.ListedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows of a table beside {@code flows}, as Calcite's operators take them. */
public final class CompanionRows extends AbstractEnumerable<@Nullable Object> {
    private final QueryRun run;
    private final CompanionPlan plan;

    private CompanionRows(QueryRun run, CompanionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** Called by generated code. */
    public static Enumerable<@Nullable Object> scan(DataContext root, CompanionPlan plan) {
        return new CompanionRows((QueryRun) root, plan);
    }

    @Override
    public Enumerator<@Nullable Object> enumerator() {
        CompanionPlan.Span span = run.span(plan);
        try {
            if (plan.table() instanceof CollectedTable collected) {
                StatsTable table = collected.table();
                return new Collected(
                        run,
                        run.snapshot().stats(table, names(), span.first(), span.end()),
                        table,
                        plan.columns());
            }
            ListedTable table = (ListedTable) plan.table();
            return new Listed(
                    run,
                    table.rows(run.snapshot(), span.first(), span.end()),
                    table.columns(),
                    plan.columns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> names() {
        return plan.columns().stream()
                .map(i -> plan.table().columns().get(i).name())
                .collect(Collectors.toSet());
    }

    private static final class Listed extends RowEnumerator {
        private final QueryRun run;
        private final Iterator<ListedRow> rows;
        private final List<StatsColumn> types;
        private final List<Integer> columns;
        private ListedRow row = ListedRow.of();

        Listed(
                QueryRun run,
                Iterator<ListedRow> rows,
                List<StatsColumn> types,
                List<Integer> columns) {
            super(() -> {}, columns.size());
            this.run = run;
            this.rows = rows;
            this.types = types;
            this.columns = columns;
        }

        @Override
        boolean advance() {
            run.check();
            if (!rows.hasNext()) {
                return false;
            }
            row = rows.next();
            return true;
        }

        @Override
        @Nullable Object value(int i) throws IOException {
            int column = columns.get(i);
            Object value = row.value(column);
            return value instanceof Long number ? number(types.get(column).type(), number) : value;
        }
    }

    private static final class Collected extends RowEnumerator {
        /** Rows between two looks at the reins. */
        private static final int STRIDE = 4096;

        private final QueryRun run;
        private final StatsCursor cursor;
        private final List<Integer> columns;
        private final List<StatsColumn> types;
        private StatsRows rows;
        private int row = -1;

        Collected(QueryRun run, StatsCursor cursor, StatsTable table, List<Integer> columns) {
            super(cursor, columns.size());
            this.run = run;
            this.cursor = cursor;
            this.columns = columns;
            this.types = table.columns();
            this.rows = new StatsRows(table);
        }

        @Override
        boolean advance() throws IOException {
            row++;
            while (row >= rows.size()) {
                run.check();
                if (!cursor.next()) {
                    return false;
                }
                rows = cursor.rows();
                row = 0;
            }
            if (row % STRIDE == 0) {
                run.check();
            }
            return true;
        }

        @Override
        @Nullable Object value(int i) {
            int column = columns.get(i);
            if (rows.isNull(row, column)) {
                return null;
            }
            ColumnType type = types.get(column).type();
            return switch (type) {
                case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                        number(type, rows.getLong(row, column));
                case TEXT -> rows.getText(row, column);
                case ADDRESS -> address(rows.getHigh(row, column), rows.getLong(row, column));
            };
        }
    }
}
