package io.weir.collector.spool;

import java.nio.file.Path;

/**
 * A segment as the writer has published it. Written by one thread, read by any: the end is replaced
 * as a whole.
 */
final class Segment {
    /**
     * How far a segment goes.
     *
     * @param offset the offset after its last frame
     * @param bytes the place in the file after its last frame
     */
    record End(long offset, long bytes) {}

    private final Path file;
    private final long firstOffset;
    private volatile End end;

    Segment(Path file, long firstOffset, End end) {
        this.file = file;
        this.firstOffset = firstOffset;
        this.end = end;
    }

    Path file() {
        return file;
    }

    long firstOffset() {
        return firstOffset;
    }

    End end() {
        return end;
    }

    void publish(End newEnd) {
        end = newEnd;
    }
}
