package io.weir.format.repository;

import io.weir.format.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What was committed at one moment. Immutable, safe between threads. Day indexes are read when they
 * are first asked for; what a later commit replaces stays readable for an hour.
 */
public final class Snapshot {
    /** Number of the commit; 0 where there was none yet. */
    public long generation() {
        throw new UnsupportedOperationException();
    }

    /** Epoch of the last collector; 0 where there was none yet. */
    public long writerEpoch() {
        throw new UnsupportedOperationException();
    }

    /** Every datagram of the spool before this offset is in a committed part. 0 at first. */
    public long spoolOffset() {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether a content was imported.
     *
     * @param sha256 64 hexadecimal digits
     */
    public boolean hasImport(String sha256) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * All files, by hour, then generation, then number.
     *
     * @throws io.weir.format.CorruptFileException if an index is damaged or missing
     */
    public List<DataFile> files() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * The files of the hours that overlap a time range, in the same order. Reads the indexes of
     * those days only.
     *
     * @param fromMillis first millisecond since 1970
     * @param toMillis first millisecond after the range
     * @throws io.weir.format.CorruptFileException if an index is damaged or missing
     */
    public List<DataFile> files(long fromMillis, long toMillis) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Where a file is now: in its hour, or in {@code retired/} if a later commit replaced it.
     *
     * @throws io.weir.format.CorruptFileException if it is in neither
     */
    public Path locate(DataFile file) throws IOException {
        throw new UnsupportedOperationException();
    }
}
