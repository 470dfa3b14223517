package io.weir.format.repository;

import io.weir.format.FlowBatch;
import io.weir.format.HourPartition;
import java.io.IOException;

/**
 * A set of changes that becomes visible at once or not at all. Not thread-safe: one owner. Adding
 * parts holds no lock; {@link #commit()} holds the commit lock for as long as it takes to rename
 * files and write indexes. Closing without a commit removes everything that was added.
 */
public final class Commit implements AutoCloseable {
    /**
     * Writes rows as one part and forces it to disk, still under a temporary name.
     *
     * @param hour the hour that holds every row's start_time
     * @param rows at least one row, in any order; written in the order of start_time
     * @throws IllegalArgumentException if a row's start_time is outside the hour
     */
    public PartSummary addPart(HourPartition hour, FlowBatch rows) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Every datagram of the spool before this offset is in a committed part once this commit is
     * made. Without a call the offset stays as it is.
     */
    public void spoolOffset(long offset) {
        throw new UnsupportedOperationException();
    }

    /**
     * Remembers that a content was imported. The commit is refused if it already was.
     *
     * @param sha256 64 hexadecimal digits
     * @param description for people: the file's name
     */
    public void importedContent(String sha256, String description) {
        throw new UnsupportedOperationException();
    }

    /** Remembers that a content was imported, also if it was before. */
    public void importedContentAgain(String sha256, String description) {
        throw new UnsupportedOperationException();
    }

    /** Rows added so far. */
    public long rows() {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the commit. When this returns, it survives a power cut. If this throws, it was made or
     * it was not, and the next snapshot says which; nothing in between can be seen.
     *
     * @return what is committed now
     * @throws RepositoryException if a content was imported before
     */
    public Snapshot commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
