package io.weir.collector.maintain;

/**
 * What a compaction did.
 *
 * @param merged parts that gave way
 * @param written parts that took their place
 * @param rows rows of these
 * @param bytesBefore length of the parts that gave way
 * @param bytesAfter length of the parts that took their place
 */
public record CompactionResult(
        int merged, int written, long rows, long bytesBefore, long bytesAfter) {
    /** Nothing was done. */
    public static final CompactionResult NONE = new CompactionResult(0, 0, 0, 0, 0);

    /** Both together. */
    public CompactionResult plus(CompactionResult other) {
        return new CompactionResult(
                merged + other.merged,
                written + other.written,
                rows + other.rows,
                bytesBefore + other.bytesBefore,
                bytesAfter + other.bytesAfter);
    }
}
