package io.weir.engine;

import io.weir.format.FlowColumn;
import java.util.List;

/**
 * What a scan of {@code flows} returns.
 *
 * @param columns columns wanted, in the order of {@link FlowCursor#column}; none if only the number
 *     of rows is of interest
 * @param filters filters that a row must all pass; any number for a column
 */
public record ScanRequest(List<FlowColumn> columns, List<ColumnFilter> filters) {
    /** Copies the lists. */
    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }
}
