package io.weir.engine;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ColumnBuffers;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through files and row groups in order and asks each for its batches. Not thread-safe. */
final class ScanCursor implements FlowCursor {
    private final FileSource source;
    private final List<DataFile> files;
    private final ScanRequest request;
    private final ScanControl control;
    private final Decompressor decompressor = new Decompressor();
    private final Map<FlowColumn, ColumnBuffers> columnBuffers = new EnumMap<>(FlowColumn.class);
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
    private int groupsByDictionary;
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
        return new ScanCursor(source, ScanFiles.of(source, request.filters()), request, control);
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
        groups++;
        RowGroupTask task = RowGroupTask.of(source, current.file(), number, request.filters());
        if (task == null) {
            groupsSkipped++;
            return false;
        }
        RowGroupScan opened =
                new RowGroupScan(
                        new RowGroupColumns(
                                current::open, number, task.group(), decompressor, columnBuffers),
                        task,
                        request.columns(),
                        buffers,
                        control);
        rowsRead += task.rows();
        isFileRead = true;
        if (opened.isEmpty()) {
            groupsByDictionary++;
            return false;
        }
        group = opened;
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
    public ValueBuffer values(int index) {
        return buffers[index];
    }

    @Override
    public ScanStatistics statistics() {
        long bytes = bytesRead + (file == null ? 0 : file.bytesRead());
        return new ScanStatistics(
                files.size(),
                filesSkipped,
                groups,
                groupsSkipped,
                groupsByDictionary,
                rowsRead,
                rowsPassed,
                bytes,
                decompressor.pages(),
                decompressor.bytes());
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
