package io.weir.sql.companion;

import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsTable;
import java.util.List;

/** A table that the collector writes. */
public record CollectedTable(StatsTable table) implements Companion {
    @Override
    public String sqlName() {
        return table.sqlName();
    }

    @Override
    public String meaning() {
        return table.meaning();
    }

    @Override
    public List<StatsColumn> columns() {
        return table.columns();
    }

    @Override
    public boolean isTimed() {
        return true;
    }
}
