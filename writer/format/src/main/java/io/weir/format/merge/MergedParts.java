package io.weir.format.merge;

import io.weir.format.ColumnChunk;
import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.FlowFile;
import io.weir.format.parquet.ColumnSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The rows of several parts, one part after the other. Every page that is read is checked against
 * its CRC and the index. Memory: one column. Not thread-safe.
 */
public final class MergedParts implements ColumnSource, Closeable {
    /** Key of the footer's metadata that names the parts whose rows a file has. */
    public static final String REPLACES = "weir.replaces";

    private final List<DataFile> parts;
    private final BooleanSupplier stop;
    private final List<FlowFile> open = new ArrayList<>();
    private final Decompressor decompressor = new Decompressor();
    private final int rows;

    private MergedParts(List<DataFile> parts, BooleanSupplier stop) {
        this.parts = parts;
        this.stop = stop;
        this.rows = Math.toIntExact(parts.stream().mapToLong(DataFile::rows).sum());
    }

    /** Where a part is now. */
    public interface Places {
        /** Its path. */
        Path locate(DataFile part) throws IOException;
    }

    /**
     * Opens the parts.
     *
     * @param places asked once more where a part was moved between the look and the opening
     * @param stop asked before each column
     */
    public static MergedParts open(List<DataFile> parts, Places places, BooleanSupplier stop)
            throws IOException {
        MergedParts merged = new MergedParts(parts, stop);
        try {
            for (DataFile part : parts) {
                merged.open.add(open(part, places));
            }
            return merged;
        } catch (IOException | RuntimeException e) {
            merged.close();
            throw e;
        }
    }

    /** What the footer of the merged file says of the parts. */
    public static Map<String, String> metadata(List<DataFile> parts) {
        String names = parts.stream().map(DataFile::name).collect(Collectors.joining(" "));
        return Map.of(REPLACES, names);
    }

    private static FlowFile open(DataFile part, Places places) throws IOException {
        try {
            return FlowFile.open(places.locate(part), part.sizeBytes());
        } catch (NoSuchFileException e) {
            return FlowFile.open(places.locate(part), part.sizeBytes());
        }
    }

    /**
     * The rows in the order of the parts, with this column alone.
     *
     * @throws CancellationException if the work was to stop
     */
    @Override
    public FlowBatch load(FlowColumn column) throws IOException {
        if (stop.getAsBoolean()) {
            throw new CancellationException("told to stop");
        }
        FlowBatch batch = new FlowBatch(rows);
        batch.addRows(rows);
        PageCopy copy = new PageCopy(column, batch);
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            List<RowGroup> groups = parts.get(i).rowGroups();
            for (int group = 0; group < groups.size(); group++) {
                int groupRows = Math.toIntExact(groups.get(group).rows());
                ColumnChunk chunk = groups.get(group).chunk(column);
                if (chunk != null && !chunk.isAllNull()) {
                    copy(open.get(i), group, chunk, copy, at);
                }
                at += groupRows;
            }
        }
        return batch;
    }

    private void copy(FlowFile file, int group, ColumnChunk chunk, PageCopy copy, int at)
            throws IOException {
        ColumnReader reader = ColumnReader.open(file, group, chunk, decompressor);
        int rowsOfGroup = Math.toIntExact(chunk.valueCount());
        int row = 0;
        while (row < rowsOfGroup) {
            int count = reader.rowsToPageEnd(row);
            copy.copy(reader.pageAt(row), count, at + row);
            row += count;
        }
    }

    @Override
    public void close() throws IOException {
        for (FlowFile file : open) {
            file.close();
        }
    }
}
