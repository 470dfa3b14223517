package io.weir.engine;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work on one row group: filter columns first, the others only where a row of the batch is
 * left. Holds all state of that work, so that row groups can be given to threads. Not thread-safe.
 */
final class RowGroupScan {
    private final ScanControl control;
    private final RowSelection selection;
    private final List<RowColumn> outputs = new ArrayList<>();
    private final ValueBuffer[] buffers;

    /**
     * @param columns the row group
     * @param task which rows
     * @param wanted output columns
     * @param buffers receive the values of a batch, one for each output column
     */
    RowGroupScan(
            RowGroupColumns columns,
            RowGroupTask task,
            List<FlowColumn> wanted,
            ValueBuffer[] buffers,
            ScanControl control) {
        this.control = control;
        this.buffers = buffers;
        selection = new RowSelection(columns, task.rows(), task.undecided(), control);
        for (FlowColumn column : wanted) {
            outputs.add(columns.column(column));
        }
    }

    /** Whether a dictionary alone says that no row passes. */
    boolean isEmpty() throws IOException {
        return selection.isEmpty();
    }

    /** Rows of the batch. */
    int rows() {
        return selection.count();
    }

    /**
     * Fills the buffers with the next rows that pass.
     *
     * @return false at the end of the row group
     */
    boolean nextBatch() throws IOException {
        if (!selection.next()) {
            return false;
        }
        for (int i = 0; i < buffers.length; i++) {
            control.check();
            outputs.get(i)
                    .gather(selection.first(), selection.rows(), selection.count(), buffers[i]);
        }
        return true;
    }
}
