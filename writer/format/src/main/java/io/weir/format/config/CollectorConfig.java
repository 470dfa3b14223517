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
 * @param receiveBufferBytes the receive buffer to ask the kernel for, each UDP socket; {@code
 *     receive_buffer_bytes}, default 32 MiB
 * @param connections how many TCP and TLS connections there may be; {@code connections}, default
 *     1024
 * @param connectionsPerAddress how many of them from one address; {@code connections_per_address},
 *     default 32
 * @param connectionIdle after how long without a message one is closed; {@code
 *     connection_idle_seconds}, default 1800
 */
public record CollectorConfig(
        Duration commitInterval,
        FsyncPolicy fsync,
        Duration fsyncInterval,
        List<ConfigText> listen,
        int receiveBufferBytes,
        int connections,
        int connectionsPerAddress,
        Duration connectionIdle) {

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
                List.of(new ConfigText("udp://0.0.0.0:2055", 0, 0)),
                32 << 20,
                1024,
                32,
                Duration.ofMinutes(30));
    }
}
