package io.weir.jdbc.result;

import io.weir.sql.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are there already. */
final class ListedRows implements QueryResult {
    private final List<? extends List<? extends @Nullable Object>> rows;
    private int current = -1;

    ListedRows(List<? extends List<? extends @Nullable Object>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean next() {
        current++;
        return current < rows.size();
    }

    @Override
    public @Nullable Object get(int column) {
        return rows.get(current).get(column);
    }

    @Override
    public void close() {
        current = rows.size();
    }
}
