package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.partition.PartitionedRows;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Groups of the rows that one thread passes on. While they are few, they stay in its tables; when
 * the tables have grown beyond what is fast, their groups are saved and the tables begin anew. Hot
 * path; one owner.
 */
final class GroupSink implements RowSink {
    /** With more groups than this for each row, making groups first does not pay. */
    private static final double GROUPS_OF_A_ROW = 0.75;

    private static final int ROW_GROUPS_BEFORE_A_TRIAL = 16;

    private final ColumnBatch batch;
    private final GroupWorker groups;
    private final PartialGroups partial;
    private @Nullable PartitionedRows saved;
    private ValueBuffer[] buffers = new ValueBuffer[0];
    private ValueBuffer[] rowBuffers = buffers;

    /** Rows since groups began anew. */
    private long rowsTaken;

    /** So many row groups' rows are saved as they come, because grouping made hardly fewer. */
    private int rowByRow;

    GroupSink(GroupRequest request, ColumnBatch batch, PartialGroups partial) {
        this.batch = batch;
        this.partial = partial;
        groups = GroupWorker.ofRows(request, batch, partial.budget());
    }

    /** The groups that are not saved. */
    GroupWorker groups() {
        return groups;
    }

    @Override
    public void open(RowGroupColumns columns) {
        if (saved == null) {
            batch.open(columns);
        } else {
            batch.openAnew(columns);
        }
    }

    /** Many groups are saved, so that the next row group may begin anew. */
    @Override
    public void closeRowGroup(ScanControl control) throws IOException {
        if (saved == null) {
            return;
        }
        if (rowByRow > 0) {
            rowByRow--;
            return;
        }
        double most = GROUPS_OF_A_ROW * rowsTaken;
        if (save(control) > most && partial.mayHoldRows() && groups.canSaveRows()) {
            rowByRow = ROW_GROUPS_BEFORE_A_TRIAL;
        }
    }

    @Override
    public boolean addCount(long rows) {
        return groups.addCount(rows);
    }

    @Override
    public void add(int[] rows, int count, ScanControl control) throws IOException {
        PartitionedRows to = saved;
        if (rowByRow > 0 && to != null) {
            control.check();
            groups.saveRows(rows, count, to, rowBuffers);
            return;
        }
        rowsTaken += count;
        groups.add(rows, count, control);
        boolean isFull = saved == null ? partial.isFull(groups) : partial.isLarge(groups);
        if (isFull) {
            save(control);
        }
    }

    /** Saves what is left. */
    void finish(ScanControl control) throws IOException {
        save(control);
        groups.release();
        if (saved != null) {
            saved.flush();
        }
    }

    private int save(ScanControl control) throws IOException {
        PartitionedRows to = saved;
        if (to == null) {
            to = partial.open(groups, control);
            saved = to;
            buffers = buffers();
            rowBuffers = buffers();
        }
        int groupsMade = groups.save(to, buffers, control);
        rowsTaken = 0;
        groups.clear();
        batch.clearCodes();
        return groupsMade;
    }

    private ValueBuffer[] buffers() {
        return groups.stateKinds().stream()
                .map(ValueKind::storage)
                .map(ValueBuffer::new)
                .toArray(ValueBuffer[]::new);
    }
}
