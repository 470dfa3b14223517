package io.weir.engine;

import io.weir.engine.column.RowGroupColumns;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.codec.Decompressor;
import io.weir.format.page.ColumnBuffers;
import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens row groups, one at a time: one for each thread of a scan. Not thread-safe. */
public final class RowGroupReader implements Closeable {
    private final FileSource source;
    private final Decompressor decompressor = new Decompressor();
    private final Map<FlowColumn, ColumnBuffers> buffers = new EnumMap<>(FlowColumn.class);
    private @Nullable ScanFile file;
    private long bytesRead;

    /** A reader of the files of {@code source}. */
    public RowGroupReader(FileSource source) {
        this.source = source;
    }

    /** The columns of a row group; those of the one before are not to be read any more. */
    public RowGroupColumns open(RowGroupTask task) throws IOException {
        ScanFile current = file;
        if (current == null || !isSame(current.file(), task.file())) {
            closeFile();
            current = new ScanFile(source, task.file());
            file = current;
        }
        return new RowGroupColumns(
                current::open, task.number(), task.group(), decompressor, buffers);
    }

    /** A commit numbers its files. */
    private static boolean isSame(DataFile file, DataFile other) {
        return file.generation() == other.generation() && file.number() == other.number();
    }

    /** Bytes read from files so far. */
    public long bytesRead() {
        return bytesRead + (file == null ? 0 : file.bytesRead());
    }

    /** Pages decoded so far. */
    public long pages() {
        return decompressor.pages();
    }

    /** Bytes of these after decompression. */
    public long bytesDecompressed() {
        return decompressor.bytes();
    }

    private void closeFile() throws IOException {
        ScanFile current = file;
        if (current != null) {
            file = null;
            bytesRead += current.bytesRead();
            current.close();
        }
    }

    @Override
    public void close() throws IOException {
        decompressor.close();
        closeFile();
    }
}
