package io.weir.sql;

import io.weir.sql.run.Values;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a plan that runs. */
final class RunningQuery implements QueryResult {
    private final List<ResultColumn> columns;
    private final RowFeed feed;
    private final QueryControl control;
    private List<@Nullable Object> rows = List.of();
    private int following;
    private long count;
    private boolean ended;
    private @Nullable Object row;

    private RunningQuery(List<ResultColumn> columns, RowFeed feed, QueryControl control) {
        this.columns = columns;
        this.feed = feed;
        this.control = control;
    }

    /**
     * Runs a plan until its first rows are there.
     *
     * @param plan begins it
     * @throws FlowSqlException if it fails before that
     */
    static RunningQuery start(
            List<ResultColumn> columns, Supplier<Enumerator<?>> plan, QueryControl control)
            throws FlowSqlException {
        RunningQuery query = new RunningQuery(columns, new RowFeed(plan, control), control);
        query.take();
        return query;
    }

    @Override
    public boolean next() throws FlowSqlException {
        if (ended) {
            return false;
        }
        if (control.maxRows() > 0 && count >= control.maxRows()) {
            close();
            return false;
        }
        control.checkStopped();
        if (following == rows.size()) {
            control.resume();
            take();
        }
        ended = rows.isEmpty();
        row = ended ? null : rows.get(following++);
        count++;
        return !ended;
    }

    private void take() throws FlowSqlException {
        try {
            rows = feed.take();
            following = 0;
        } catch (FlowSqlException e) {
            close();
            throw e;
        } finally {
            control.pause();
        }
    }

    @Override
    public @Nullable Object get(int column) {
        Object value = row instanceof Object[] values && columns.size() > 1 ? values[column] : row;
        return Values.external(value, columns.get(column));
    }

    @Override
    public void close() {
        ended = true;
        feed.close();
    }
}
