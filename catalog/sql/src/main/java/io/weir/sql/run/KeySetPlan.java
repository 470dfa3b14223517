package io.weir.sql.run;

import io.weir.format.ColumnType;
import org.apache.calcite.DataContext;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * An IN's sub-query, which runs once for a statement, before the rows that ask it.
 *
 * @param code gives rows of one column
 * @param type how the engine holds the keys
 */
public record KeySetPlan(Bindable<?> code, ColumnType type) {
    /** Called by generated code: whether a value is in set number {@code set} of the statement. */
    public static @Nullable Boolean contains(DataContext root, @Nullable Object value, int set) {
        return ((QueryRun) root).keySet(set).contains(value);
    }

    KeySet read(QueryRun run) {
        return KeySet.read(
                code.bind(run).enumerator(),
                type,
                new HeldRows.Counter(run, new HeldPlan("IN with a sub-query")));
    }
}
