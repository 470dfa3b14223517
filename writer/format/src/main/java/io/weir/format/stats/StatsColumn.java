package io.weir.format.stats;

import io.weir.format.ColumnType;

/**
 * A column of a {@link StatsTable}.
 *
 * @param name its name in SQL and Parquet
 * @param type its type
 * @param nullable whether a row may have no value
 * @param meaning one line for the reference
 */
public record StatsColumn(String name, ColumnType type, boolean nullable, String meaning) {
    static StatsColumn required(String name, ColumnType type, String meaning) {
        return new StatsColumn(name, type, false, meaning);
    }

    static StatsColumn optional(String name, ColumnType type, String meaning) {
        return new StatsColumn(name, type, true, meaning);
    }
}
