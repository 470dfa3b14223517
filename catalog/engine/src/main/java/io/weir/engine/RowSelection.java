package io.weir.engine;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Goes through a row group in batches, and finds in each the rows that pass the filters. Not
 * thread-safe.
 */
public final class RowSelection {
    private static final int[] ALL_ROWS = IntStream.range(0, ValueBuffer.CAPACITY).toArray();

    private final ScanControl control;
    private final int groupRows;
    private final List<RowFilter> filters = new ArrayList<>();
    private final int[] selected = new int[ValueBuffer.CAPACITY];
    private int next;
    private int first;
    private int count;

    /**
     * @param columns the row group
     * @param groupRows rows in it
     * @param filters filters that the index could not decide
     * @param control asked for each batch, and before each filter
     */
    public RowSelection(
            RowGroupColumns columns,
            int groupRows,
            List<ColumnFilter> filters,
            ScanControl control) {
        this.control = control;
        this.groupRows = groupRows;
        for (ColumnFilter filter : filters) {
            this.filters.add(new RowFilter(filter, columns.column(filter.column())));
        }
    }

    /** Whether a dictionary alone says that no row passes; then nothing else need be read. */
    public boolean isEmpty() throws IOException {
        for (RowFilter filter : filters) {
            control.check();
            if (filter.excludesAll()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes to the next batch of which a row passes.
     *
     * @return false at the end of the row group
     * @throws io.weir.format.CorruptFileException if a chunk or a page is damaged
     */
    public boolean next() throws IOException {
        while (next < groupRows) {
            control.check();
            first = next;
            int length = batchLength();
            next += length;
            count = filters.isEmpty() ? length : select(length);
            if (count > 0) {
                return true;
            }
        }
        count = 0;
        return false;
    }

    /** Row of the row group that is row 0 of the batch. */
    public int first() {
        return first;
    }

    /** The rows that pass, counted from the first of the batch, ascending; not to be changed. */
    public int[] rows() {
        return filters.isEmpty() ? ALL_ROWS : selected;
    }

    /** How many pass: 1 to {@link ValueBuffer#CAPACITY}; 0 at the end. */
    public int count() {
        return count;
    }

    /** A batch never crosses the end of a page of a filter column. */
    private int batchLength() throws IOException {
        int length = Math.min(ValueBuffer.CAPACITY, groupRows - first);
        for (RowFilter filter : filters) {
            length = Math.min(length, filter.rowsToPageEnd(first));
        }
        return length;
    }

    private int select(int length) throws IOException {
        System.arraycopy(ALL_ROWS, 0, selected, 0, length);
        int left = length;
        for (RowFilter filter : filters) {
            if (left == 0) {
                return 0;
            }
            control.check();
            left = filter.apply(first, selected, left);
        }
        return left;
    }
}
