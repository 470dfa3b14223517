package io.weir.format.config;

import java.time.Duration;
import java.util.List;

/**
 * The section {@code [collector]}.
 *
 * @param commitInterval how often received flows are committed; {@code commit_interval_seconds},
 *     default 10
 * @param fsync when the spool is forced to disk; {@code fsync}, default {@code interval}
 * @param fsyncInterval the interval of that policy; {@code fsync_interval_ms}, default 1000
 * @param listen where to receive; {@code listen}, default {@code udp://0.0.0.0:2055}
 */
public record CollectorConfig(
        Duration commitInterval,
        FsyncPolicy fsync,
        Duration fsyncInterval,
        List<ConfigText> listen) {

    /** Copies the list. */
    public CollectorConfig {
        listen = List.copyOf(listen);
    }

    /** What holds without a configuration. */
    public static CollectorConfig defaults() {
        return new CollectorConfig(
                Duration.ofSeconds(10),
                FsyncPolicy.INTERVAL,
                Duration.ofSeconds(1),
                List.of(new ConfigText("udp://0.0.0.0:2055", 0, 0)));
    }
}
