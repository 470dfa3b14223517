package io.weir.format.parquet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.io.IOException;

/** Rows on their way into a file, one column at a time. Used by one thread. */
public interface ColumnSource {
    /**
     * All rows, with the values of at least this column. The batch may be changed by the next call.
     * Every call gives the same rows in the same order; the first is for {@code start_time}.
     */
    FlowBatch load(FlowColumn column) throws IOException;
}
