package io.weir.format.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code [collector]}, with the sections {@code [[listener]]}.
 *
 * @param commitInterval how often received flows are committed; {@code commit_interval_seconds},
 *     default 10
 * @param fsync when the spool is forced to disk; {@code fsync}, default {@code interval}
 * @param fsyncInterval the interval of that policy; {@code fsync_interval_ms}, default 1000
 * @param listeners where to receive; empty: nothing is configured
 * @param allow addresses and prefixes that may send; {@code allow}, null: all
 * @param metrics {@code HOST:PORT} of the metrics; {@code metrics}, null: nowhere
 * @param receiveBufferBytes the receive buffer to ask the kernel for, each UDP socket; {@code
 *     receive_buffer_bytes}, default 32 MiB
 * @param connections what TCP and TLS connections may take
 * @param reserveBytes room on the disk below which commits wait; {@code reserve_megabytes}, default
 *     256
 */
public record CollectorConfig(
        Duration commitInterval,
        FsyncPolicy fsync,
        Duration fsyncInterval,
        List<ListenConfig> listeners,
        @Nullable List<ConfigText> allow,
        @Nullable ConfigText metrics,
        int receiveBufferBytes,
        ConnectionConfig connections,
        long reserveBytes) {

    /** Where to receive when nothing is configured. */
    public static final String DEFAULT_LISTEN = "udp://0.0.0.0:2055";

    /** Copies the lists. */
    public CollectorConfig {
        listeners = List.copyOf(listeners);
        allow = allow == null ? null : List.copyOf(allow);
    }

    /** What holds without a configuration. */
    public static CollectorConfig defaults() {
        return new CollectorConfig(
                Duration.ofSeconds(10),
                FsyncPolicy.INTERVAL,
                Duration.ofSeconds(1),
                List.of(),
                null,
                null,
                32 << 20,
                new ConnectionConfig(1024, 32, Duration.ofMinutes(30)),
                256L << 20);
    }
}
