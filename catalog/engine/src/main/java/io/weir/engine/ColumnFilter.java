package io.weir.engine;

import io.weir.format.FlowColumn;

/**
 * Lets a row pass if its value is in a set, or is NULL and NULL is accepted.
 *
 * @param column any column, derived ones too
 * @param values values that pass, of the column's type
 * @param acceptsNull whether NULL passes
 */
public record ColumnFilter(FlowColumn column, ValueSet values, boolean acceptsNull) {
    /** Checks the kind of the set. */
    public ColumnFilter {
        if (!values.isOf(column.type())) {
            throw new IllegalArgumentException(
                    "Expected a set of "
                            + column.type()
                            + " values for column "
                            + column.sqlName()
                            + ", got another kind");
        }
    }

    /** Whether no row can pass. */
    boolean isNever() {
        return values.isEmpty() && !(acceptsNull && column.isNullable());
    }
}
