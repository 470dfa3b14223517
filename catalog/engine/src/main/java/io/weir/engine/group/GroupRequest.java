package io.weir.engine.group;

import io.weir.engine.ColumnFilter;
import io.weir.engine.expression.Expression;
import io.weir.format.FlowColumn;
import java.util.List;

/**
 * Rows of {@code flows} to be grouped.
 *
 * @param columns the inputs of the expressions, by number
 * @param filters filters that a row must all pass
 * @param conditions truth values that must all be true as well
 * @param keys values that make a group; none: all rows are one group, also where there is no row
 * @param measures what is computed for each group
 */
public record GroupRequest(
        List<FlowColumn> columns,
        List<ColumnFilter> filters,
        List<Expression> conditions,
        List<Expression> keys,
        List<Measure> measures) {
    /** Copies the lists. */
    public GroupRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        conditions = List.copyOf(conditions);
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
    }
}
