package io.weir.engine.group;

import io.weir.engine.RowGroupReader;
import io.weir.engine.RowGroupTask;
import io.weir.engine.RowSelection;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.expression.ColumnBatch;
import java.io.IOException;

/**
 * Reads the row groups that one thread takes, and gives the rows that pass to a sink. One owner.
 */
final class GroupScan {
    private final ColumnBatch batch;
    private final Conditions conditions;
    private final boolean hasConditions;
    private final BatchSink sink;
    private long rowsRead;

    GroupScan(GroupRequest request, ColumnBatch batch, BatchSink sink) {
        this.batch = batch;
        this.sink = sink;
        conditions = new Conditions(request.conditions());
        hasConditions = !request.conditions().isEmpty();
    }

    /** Takes row groups until none is left, or the sink takes no more. */
    void run(ScanWork work, ScanControl control) throws IOException {
        try (RowGroupReader reader = new RowGroupReader(work.source())) {
            RowGroupTask task = work.next();
            while (task != null) {
                control.check();
                if (!run(task, reader, control)) {
                    work.stop();
                    return;
                }
                task = work.next();
            }
        }
    }

    /** Rows that were looked at. */
    long rowsRead() {
        return rowsRead;
    }

    private boolean run(RowGroupTask task, RowGroupReader reader, ScanControl control)
            throws IOException {
        long before = rowsRead;
        rowsRead = before + task.rows();
        if (!hasConditions && task.undecided().isEmpty() && sink.addCount(task.rows())) {
            return true;
        }
        RowGroupColumns columns = reader.open(task);
        batch.open(columns);
        RowSelection selection = new RowSelection(columns, task.rows(), task.undecided(), control);
        while (selection.next()) {
            batch.move(selection.first(), selection.rows(), selection.count());
            conditions.apply(batch);
            if (conditions.count() > 0
                    && !sink.add(batch, conditions.rows(), conditions.count(), control)) {
                rowsRead = before + selection.first() + selection.count();
                return false;
            }
        }
        return true;
    }
}
