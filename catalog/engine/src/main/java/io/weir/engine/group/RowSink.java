package io.weir.engine.group;

import io.weir.engine.RowGroupTask;
import io.weir.engine.ScanControl;
import io.weir.engine.column.RowGroupColumns;
import java.io.IOException;

/** Takes the rows of one thread's scan. One owner. */
interface RowSink {
    /** Whether a row of the row group can matter. */
    default boolean wants(RowGroupTask task) {
        return true;
    }

    /** The following rows are of this row group. */
    void open(RowGroupColumns columns);

    /**
     * Takes chosen rows of the batch.
     *
     * @param rows rows of the batch, ascending
     */
    void add(int[] rows, int count, ScanControl control) throws IOException;

    /** Takes rows of which nothing but their number is of interest; false if it needs them. */
    boolean addCount(long rows);

    /** The row group has no more rows. */
    void closeRowGroup(ScanControl control) throws IOException;
}
