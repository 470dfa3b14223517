package io.weir.engine.group;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for each group.
 *
 * @param kind what
 * @param column of which column; null for {@link Kind#ROWS} alone
 */
public record Measure(Kind kind, @Nullable FlowColumn column) {
    /** Checks that there is a column of the right type. */
    public Measure {
        boolean fits =
                switch (kind) {
                    case ROWS -> column == null;
                    case VALUES, DISTINCT -> column != null;
                    case SUM, AVERAGE ->
                            column != null
                                    && column.type() != ColumnType.TEXT
                                    && column.type() != ColumnType.ADDRESS;
                    case SMALLEST, LARGEST -> column != null && column.type() != ColumnType.TEXT;
                };
        if (!fits) {
            throw new IllegalArgumentException(kind + " of " + column + ": not a measure");
        }
    }

    /** What can be computed. */
    public enum Kind {
        /** Number of rows. */
        ROWS,
        /** Number of values that are not NULL. */
        VALUES,
        /** Number of different values that are not NULL. */
        DISTINCT,
        /** Exact sum of numbers; NULL of none. */
        SUM,
        /** Exact sum over count, as a double; NULL of none. */
        AVERAGE,
        /** Smallest number, time or address; NULL of none. */
        SMALLEST,
        /** Largest number, time or address; NULL of none. */
        LARGEST
    }
}
