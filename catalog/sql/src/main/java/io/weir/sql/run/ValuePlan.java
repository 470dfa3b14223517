package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * A sub-query that stands for a value, and does not depend on the row that asks it.
 *
 * @param code gives rows of one column, at most one
 */
public record ValuePlan(Bindable<?> code) {
    /** The value; NULL of no row. */
    @Nullable Object read(QueryRun run) {
        try (Enumerator<?> rows = code.bind(run).enumerator()) {
            if (!rows.moveNext()) {
                return null;
            }
            Object row = rows.current();
            Object value = row instanceof @Nullable Object[] columns ? columns[0] : row;
            if (rows.moveNext()) {
                throw new SqlRuntimeException(
                        FlowErrorCode.CARDINALITY,
                        "A sub-query gave more than one row where one is expected");
            }
            return value;
        }
    }
}
