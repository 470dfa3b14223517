package io.weir.sql.companion;

import io.weir.format.stats.StatsColumn;
import java.util.List;

/** A table beside {@code flows}. */
public sealed interface Companion permits CollectedTable, ListedTable {
    /** Its name in SQL. */
    String sqlName();

    /** What it holds, one line for the reference. */
    String meaning();

    /** Its columns, in the order of {@code SELECT *}. */
    List<StatsColumn> columns();

    /** Whether its first column is a time without NULLs, and conditions on it leave out days. */
    boolean isTimed();
}
