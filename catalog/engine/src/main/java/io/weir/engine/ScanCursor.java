package io.weir.engine;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through files and row groups in order and asks each for its batches. Not thread-safe. */
final class ScanCursor implements FlowCursor {
    private final FileSource source;
    private final List<DataFile> files;
    private final ScanRequest request;
    private final ScanControl control;
    private final Decompressor decompressor = new Decompressor();
    private final ValueBuffer[] buffers;
    private final ColumnVector[] vectors;
    private int nextFile;
    private int nextGroup;
    private @Nullable ScanFile file;
    private @Nullable RowGroupScan group;
    private boolean isFileRead;
    private int filesSkipped;
    private int groups;
    private int groupsSkipped;
    private long rowsRead;
    private long rowsPassed;
    private long bytesRead;

    private ScanCursor(
            FileSource source, List<DataFile> files, ScanRequest request, ScanControl control) {
        this.source = source;
        this.files = files;
        this.request = request;
        this.control = control;
        int columns = request.columns().size();
        buffers = new ValueBuffer[columns];
        vectors = new ColumnVector[columns];
        for (int i = 0; i < columns; i++) {
            buffers[i] = new ValueBuffer(request.columns().get(i).type());
            vectors[i] = new ColumnVector(buffers[i]);
        }
    }

    static ScanCursor open(FileSource source, ScanRequest request, ScanControl control)
            throws IOException {
        control.check();
        return new ScanCursor(source, files(source, request), request, control);
    }

    /** The files of the hours that the filters on start_time let through. */
    private static List<DataFile> files(FileSource source, ScanRequest request) throws IOException {
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        List<ValueSet> times = new ArrayList<>();
        for (ColumnFilter filter : request.filters()) {
            if (filter.isNever()) {
                return List.of();
            }
            if (filter.column() == FlowColumn.START_TIME) {
                from = Math.max(from, filter.values().longs().min());
                to = Math.min(to, filter.values().longs().max());
                times.add(filter.values());
            }
        }
        if (from > to) {
            return List.of();
        }
        long end = to == Long.MAX_VALUE ? to : to + 1;
        List<DataFile> found = new ArrayList<>();
        for (DataFile file : source.files(from, end)) {
            if (isWanted(file.hour(), times)) {
                found.add(file);
            }
        }
        return found;
    }

    private static boolean isWanted(HourPartition hour, List<ValueSet> times) {
        ValueRange range = new ValueRange.Numbers(hour.startMillis(), hour.endMillis() - 1);
        for (ValueSet values : times) {
            if (!values.overlaps(range)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean nextBatch() throws IOException {
        control.check();
        while (group != null || nextRowGroup()) {
            RowGroupScan current = group;
            if (current != null && current.nextBatch()) {
                rowsPassed += current.rows();
                return true;
            }
            group = null;
        }
        return false;
    }

    /** Goes to the next row group that may have rows; false if there is none. */
    private boolean nextRowGroup() throws IOException {
        while (true) {
            ScanFile current = file;
            if (current == null || nextGroup == current.file().rowGroups().size()) {
                if (!nextFile()) {
                    return false;
                }
            } else if (openRowGroup(current, nextGroup++)) {
                return true;
            }
        }
    }

    private boolean nextFile() throws IOException {
        closeFile();
        if (nextFile == files.size()) {
            return false;
        }
        file = new ScanFile(source, files.get(nextFile++));
        nextGroup = 0;
        return true;
    }

    private boolean openRowGroup(ScanFile current, int number) throws IOException {
        control.check();
        RowGroup rows = current.file().rowGroups().get(number);
        groups++;
        List<ColumnFilter> undecided = new ArrayList<>();
        for (ColumnFilter filter : request.filters()) {
            switch (RowGroupPruning.test(rows, filter)) {
                case NONE -> {
                    groupsSkipped++;
                    return false;
                }
                case SOME -> undecided.add(filter);
                case ALL -> {}
            }
        }
        if (rows.rows() > Integer.MAX_VALUE) {
            throw new CorruptFileException(
                    source.locate(current.file()),
                    "row group " + number,
                    "expected at most 2147483647 rows, got " + rows.rows());
        }
        group =
                new RowGroupScan(
                        new RowGroupColumns(current::open, number, rows, decompressor),
                        (int) rows.rows(),
                        request.columns(),
                        undecided,
                        buffers,
                        control);
        rowsRead += rows.rows();
        isFileRead = true;
        return true;
    }

    @Override
    public int rows() {
        return group == null ? 0 : group.rows();
    }

    @Override
    public ColumnVector column(int index) {
        return vectors[index];
    }

    @Override
    public ScanStatistics statistics() {
        long bytes = bytesRead + (file == null ? 0 : file.bytesRead());
        return new ScanStatistics(
                files.size(), filesSkipped, groups, groupsSkipped, rowsRead, rowsPassed, bytes);
    }

    private void closeFile() throws IOException {
        ScanFile current = file;
        if (current != null) {
            file = null;
            filesSkipped += isFileRead ? 0 : 1;
            isFileRead = false;
            bytesRead += current.bytesRead();
            current.close();
        }
    }

    @Override
    public void close() throws IOException {
        group = null;
        decompressor.close();
        closeFile();
        nextFile = files.size();
    }
}
