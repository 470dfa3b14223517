package io.weir.sql.agreement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query without ORDER BY.
 *
 * @param query the text
 * @param columns what it gives, by their names
 * @param hidden columns that it may be ordered by without giving them; null where there are none
 */
record Body(Piece query, List<Column> columns, @Nullable Scope hidden) {
    List<Kind> kinds() {
        return columns.stream().map(Column::kind).toList();
    }

    /** The columns as those of a derived table. */
    Scope as(String alias) {
        return new Scope(
                columns.stream()
                        .map(column -> column.as(alias + "." + column.piece().weir()))
                        .toList());
    }
}
