package io.weir.engine;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.page.FlowFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the scan, opened when its first byte is wanted. Not thread-safe. */
final class ScanFile implements Closeable {
    private final FileSource source;
    private final DataFile file;
    private @Nullable FlowFile open;

    ScanFile(FileSource source, DataFile file) {
        this.source = source;
        this.file = file;
    }

    /** What the index says of it. */
    DataFile file() {
        return file;
    }

    /**
     * The open file. A file that a commit moves away between the look and the opening is looked for
     * once more.
     *
     * @throws CorruptFileException if there is none, or it has another length than in the index
     */
    FlowFile open() throws IOException {
        if (open == null) {
            Path path = source.locate(file);
            try {
                open = FlowFile.open(path, file.sizeBytes());
            } catch (NoSuchFileException e) {
                open = openMoved();
            }
        }
        return open;
    }

    private FlowFile openMoved() throws IOException {
        Path path = source.locate(file);
        try {
            return FlowFile.open(path, file.sizeBytes());
        } catch (NoSuchFileException e) {
            throw new CorruptFileException(
                    path,
                    "the whole file",
                    "expected " + file.sizeBytes() + " bytes as the index says, got no file");
        }
    }

    /** Bytes read so far. */
    long bytesRead() {
        return open == null ? 0 : open.bytesRead();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
