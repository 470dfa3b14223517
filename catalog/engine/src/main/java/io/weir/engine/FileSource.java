package io.weir.engine;

import io.weir.format.DataFile;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a scan come from. Safe between threads. */
public interface FileSource {
    /** Files whose hour overlaps the milliseconds {@code from} (inclusive) to {@code to}. */
    List<DataFile> files(long fromMillis, long toMillis) throws IOException;

    /** Where a file is now. */
    Path locate(DataFile file) throws IOException;

    /** What is committed. */
    static FileSource of(Snapshot snapshot) {
        return new FileSource() {
            @Override
            public List<DataFile> files(long fromMillis, long toMillis) throws IOException {
                boolean isBounded = fromMillis != Long.MIN_VALUE || toMillis != Long.MAX_VALUE;
                return isBounded ? snapshot.files(fromMillis, toMillis) : snapshot.files();
            }

            @Override
            public Path locate(DataFile file) throws IOException {
                return snapshot.locate(file);
            }
        };
    }
}
