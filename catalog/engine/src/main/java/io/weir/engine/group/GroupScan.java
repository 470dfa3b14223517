package io.weir.engine.group;

import io.weir.engine.RowGroupReader;
import io.weir.engine.RowGroupTask;
import io.weir.engine.RowSelection;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanStatistics;
import io.weir.engine.ScanWork;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.Conditions;
import java.io.IOException;
import java.util.List;

/**
 * Reads the row groups that one thread takes, and gives the rows that pass to a sink. One owner.
 */
final class GroupScan {
    private final ColumnBatch batch;
    private final Conditions conditions;
    private final boolean hasConditions;
    private final RowSink sink;
    private int rowGroupsUnwanted;
    private int rowGroupsByDictionary;
    private long rowsRead;
    private long rowsPassed;
    private long bytesRead;
    private long pages;
    private long bytesDecompressed;

    /**
     * @param batch which the sink takes rows of
     */
    GroupScan(GroupRequest request, ColumnBatch batch, RowSink sink) {
        this.batch = batch;
        this.sink = sink;
        conditions = new Conditions(request.conditions());
        hasConditions = !request.conditions().isEmpty();
    }

    /** Takes row groups until none is left. */
    void run(ScanWork work, ScanControl control) throws IOException {
        try (RowGroupReader reader = new RowGroupReader(work.source())) {
            RowGroupTask task = work.next();
            while (task != null) {
                control.check();
                run(task, reader, control);
                task = work.next();
            }
            bytesRead += reader.bytesRead();
            pages += reader.pages();
            bytesDecompressed += reader.bytesDecompressed();
        }
    }

    /** What all threads' scans of the same work did. */
    static ScanStatistics statistics(ScanWork work, List<GroupScan> scans) {
        return new ScanStatistics(
                work.files(),
                work.filesSkipped(),
                work.rowGroups(),
                work.rowGroups()
                        - work.size()
                        + scans.stream().mapToInt(scan -> scan.rowGroupsUnwanted).sum(),
                scans.stream().mapToInt(scan -> scan.rowGroupsByDictionary).sum(),
                scans.stream().mapToLong(scan -> scan.rowsRead).sum(),
                scans.stream().mapToLong(scan -> scan.rowsPassed).sum(),
                scans.stream().mapToLong(scan -> scan.bytesRead).sum(),
                scans.stream().mapToLong(scan -> scan.pages).sum(),
                scans.stream().mapToLong(scan -> scan.bytesDecompressed).sum());
    }

    private void run(RowGroupTask task, RowGroupReader reader, ScanControl control)
            throws IOException {
        if (!sink.wants(task)) {
            rowGroupsUnwanted++;
            return;
        }
        rowsRead += task.rows();
        if (!hasConditions && task.undecided().isEmpty() && sink.addCount(task.rows())) {
            rowsPassed += task.rows();
            return;
        }
        RowGroupColumns columns = reader.open(task);
        RowSelection selection = new RowSelection(columns, task.rows(), task.undecided(), control);
        if (selection.isEmpty()) {
            rowGroupsByDictionary++;
            return;
        }
        sink.open(columns);
        while (selection.next()) {
            batch.move(selection.first(), selection.rows(), selection.count());
            conditions.apply(batch);
            rowsPassed += conditions.count();
            if (conditions.count() > 0) {
                sink.add(conditions.rows(), conditions.count(), control);
            }
        }
        sink.closeRowGroup(control);
    }
}
