package io.weir.sql.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * A part of a statement that runs once, before the rows that ask it, and whose rows are kept.
 *
 * @param code gives the rows
 * @param columns of a row
 */
public record KeptPlan(Bindable<?> code, int columns) {
    /** Called by generated code: the rows of part number {@code part} of the statement. */
    public static Enumerable<@Nullable Object> rows(DataContext root, int part) {
        return Linq4j.asEnumerable(((QueryRun) root).kept(part));
    }

    /** Gives one column of them. */
    public static Bindable<?> column(int part, int column) {
        return new Column(part, column);
    }

    List<@Nullable Object> read(QueryRun run) {
        HeldRows.Counter held = new HeldRows.Counter(run, new HeldPlan("A join"));
        List<@Nullable Object> rows = new ArrayList<>();
        try (Enumerator<?> source = code.bind(run).enumerator()) {
            while (source.moveNext()) {
                Object row = row(source.current());
                held.add(row);
                rows.add(row);
            }
        }
        return rows;
    }

    /** As Calcite's operators want it: one value alone where there is one column. */
    private @Nullable Object row(@Nullable Object row) {
        return columns == 1 && row instanceof @Nullable Object[] values ? values[0] : row;
    }

    private record Column(int part, int column) implements Bindable<@Nullable Object> {
        @Override
        public Enumerable<@Nullable Object> bind(DataContext root) {
            return rows(root, part)
                    .select(row -> row instanceof @Nullable Object[] values ? values[column] : row);
        }
    }
}
