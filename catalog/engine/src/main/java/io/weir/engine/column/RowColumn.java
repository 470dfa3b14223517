package io.weir.engine.column;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** One column of one row group, read from front to back. Not thread-safe. */
public sealed interface RowColumn permits StoredColumn, DurationColumn, RawCounterColumn {
    /**
     * Rows from this one on that are sure to lie in the same page. A batch no longer than that can
     * be asked for again and again.
     *
     * @param row row of the row group; never less than in a call before
     * @throws io.weir.format.CorruptFileException if the chunk is damaged
     */
    int rowsToPageEnd(int row) throws IOException;

    /**
     * Copies chosen rows of a batch.
     *
     * @param row first row of the batch in the row group; never less than in a call before
     * @param rows rows wanted, counted from the first of the batch, ascending
     * @param count how many of {@code rows} are valid
     * @param out receives them from index 0
     * @throws io.weir.format.CorruptFileException if the chunk or a page is damaged
     */
    void gather(int row, int[] rows, int count, ValueBuffer out) throws IOException;
}
