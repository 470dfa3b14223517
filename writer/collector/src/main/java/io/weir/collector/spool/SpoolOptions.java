package io.weir.collector.spool;

import io.weir.format.config.FsyncPolicy;
import java.time.Duration;

/**
 * How a spool writes.
 *
 * @param fsync when it is forced to disk
 * @param fsyncInterval how often, for {@link FsyncPolicy#INTERVAL}
 * @param segmentBytes a segment that is longer is closed and the next one begun
 */
public record SpoolOptions(FsyncPolicy fsync, Duration fsyncInterval, long segmentBytes) {
    /** 64 MiB. */
    public static final long DEFAULT_SEGMENT_BYTES = 64L << 20;
}
