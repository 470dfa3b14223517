package io.weir.sql;

import io.weir.sql.run.Values;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a plan that runs. */
final class RunningQuery implements QueryResult {
    private final List<ResultColumn> columns;
    private final Enumerator<?> rows;
    private final QueryControl control;
    private long count;
    private boolean ended;
    private @Nullable Object row;

    RunningQuery(List<ResultColumn> columns, Enumerator<?> rows, QueryControl control) {
        this.columns = columns;
        this.rows = rows;
        this.control = control;
        control.pause();
    }

    @Override
    public boolean next() throws FlowSqlException {
        if (ended || (control.maxRows() > 0 && count >= control.maxRows())) {
            return false;
        }
        control.resume();
        try {
            control.check();
            ended = !rows.moveNext();
            row = ended ? null : rows.current();
        } catch (RuntimeException | Error e) {
            ended = true;
            throw RunErrors.of(e);
        } finally {
            control.pause();
        }
        count++;
        return !ended;
    }

    @Override
    public @Nullable Object get(int column) {
        Object value = row instanceof Object[] values && columns.size() > 1 ? values[column] : row;
        return Values.external(value, columns.get(column));
    }

    @Override
    public void close() {
        ended = true;
        rows.close();
    }
}
