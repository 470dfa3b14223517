package io.weir.engine.group;

import io.weir.engine.ColumnFilter;
import io.weir.format.FlowColumn;
import java.util.List;

/**
 * Rows of {@code flows} to be grouped.
 *
 * @param filters filters that a row must all pass
 * @param keys columns whose values make a group; none: all rows are one group, also where there is
 *     no row
 * @param measures what is computed for each group
 */
public record GroupRequest(
        List<ColumnFilter> filters, List<FlowColumn> keys, List<Measure> measures) {
    /** Copies the lists. */
    public GroupRequest {
        filters = List.copyOf(filters);
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
    }
}
