package io.weir.engine;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The work on one row group: filter columns first, the others only where a row of the batch is
 * left. Holds all state of that work, so that row groups can be given to threads. Not thread-safe.
 */
final class RowGroupScan {
    private static final int[] ALL_ROWS = IntStream.range(0, ValueBuffer.CAPACITY).toArray();

    private final ScanControl control;
    private final int groupRows;
    private final List<RowFilter> filters = new ArrayList<>();
    private final List<RowColumn> outputs = new ArrayList<>();
    private final ValueBuffer[] buffers;
    private final int[] selected = new int[ValueBuffer.CAPACITY];
    private int next;
    private int rows;

    /**
     * @param columns the row group
     * @param groupRows rows in it
     * @param wanted output columns
     * @param filters filters that the index could not decide
     * @param buffers receive the values of a batch, one for each output column
     */
    RowGroupScan(
            RowGroupColumns columns,
            int groupRows,
            List<FlowColumn> wanted,
            List<ColumnFilter> filters,
            ValueBuffer[] buffers,
            ScanControl control) {
        this.control = control;
        this.groupRows = groupRows;
        this.buffers = buffers;
        for (ColumnFilter filter : filters) {
            this.filters.add(new RowFilter(filter, columns.column(filter.column())));
        }
        for (FlowColumn column : wanted) {
            outputs.add(columns.column(column));
        }
    }

    /** Rows of the batch. */
    int rows() {
        return rows;
    }

    /**
     * Fills the buffers with the next rows that pass.
     *
     * @return false at the end of the row group
     */
    boolean nextBatch() throws IOException {
        while (next < groupRows) {
            control.check();
            int first = next;
            int length = batchLength(first);
            next += length;
            rows = filters.isEmpty() ? length : select(first, length);
            if (rows > 0) {
                gather(first, filters.isEmpty() ? ALL_ROWS : selected);
                return true;
            }
        }
        rows = 0;
        return false;
    }

    /** A batch never crosses the end of a page of a filter column. */
    private int batchLength(int first) throws IOException {
        int length = Math.min(ValueBuffer.CAPACITY, groupRows - first);
        for (RowFilter filter : filters) {
            length = Math.min(length, filter.rowsToPageEnd(first));
        }
        return length;
    }

    private int select(int first, int length) throws IOException {
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

    private void gather(int first, int[] chosen) throws IOException {
        for (int i = 0; i < buffers.length; i++) {
            control.check();
            outputs.get(i).gather(first, chosen, rows, buffers[i]);
        }
    }
}
