package io.weir.sql.run;

import io.weir.format.ColumnType;
import io.weir.format.repository.StatsCursor;
import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final class Rows extends RowEnumerator {
        /** Rows between two looks at the reins. */
        private static final int STRIDE = 4096;

        private final QueryRun run;
        private final StatsCursor cursor;
        private final List<Integer> columns;
        private final List<StatsColumn> types;
        private StatsRows rows;
        private int row = -1;

        Rows(QueryRun run, StatsCursor cursor, CompanionPlan plan) {
            super(cursor, plan.columns().size());
            this.run = run;
            this.cursor = cursor;
            this.columns = plan.columns();
            this.types = plan.table().columns();
            this.rows = new StatsRows(plan.table());
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
