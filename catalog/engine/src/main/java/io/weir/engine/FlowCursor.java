package io.weir.engine;

import io.weir.format.page.ValueBuffer;
import java.io.Closeable;
import java.io.IOException;

/** The rows of a scan, batch by batch. Not thread-safe: one owner at a time. */
public interface FlowCursor extends Closeable {
    /**
     * Goes to the next batch, which has at least one row. Overwrites the vectors of the one before.
     *
     * @return false at the end
     * @throws io.weir.format.CorruptFileException if a file is damaged or missing; the rows given
     *     out before are right, but not all
     * @throws ScanCancelledException if the control says so
     */
    boolean nextBatch() throws IOException;

    /** Rows of the batch: 1 to 4,096; 0 before the first and after the last. */
    int rows();

    /** The values of column {@code index} of the request. The same object in every batch. */
    ColumnVector column(int index);

    /** The same values as arrays by row, for batch-wise work; not to be changed. */
    ValueBuffer values(int index);

    /** What was done so far. */
    ScanStatistics statistics();
}
