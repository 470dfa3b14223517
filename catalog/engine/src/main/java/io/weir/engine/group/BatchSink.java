package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import java.io.IOException;

/** Takes the rows of a scan. One owner. */
interface BatchSink {
    /**
     * Takes chosen rows of a batch.
     *
     * @param rows rows of the batch, ascending
     * @return false if it can take no more
     */
    boolean add(Batch batch, int[] rows, int count, ScanControl control) throws IOException;

    /** Takes rows of which nothing but their number is of interest; false if it needs them. */
    boolean addCount(long rows);
}
