package io.weir.collector;

import io.weir.collector.listen.ListenAddress;
import io.weir.collector.maintain.MaintenanceOptions;
import io.weir.collector.metrics.MetricsAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a collector runs.
 *
 * @param repository the folder; made if it is missing or empty
 * @param listen where to receive; empty: as weir.toml says
 * @param metrics where to serve metrics; null: nowhere
 * @param commitInterval the longest time from receiving a flow to committing it; null: as weir.toml
 *     says
 * @param maxRows rows in memory at which a commit comes early
 * @param maxBacklogBytes octets in the spool and not decoded at which reading stops
 * @param segmentBytes length of the spool's segments
 * @param reserveBytes room on the disk below which commits wait, and below half of which nothing is
 *     received; at most a fiftieth of the disk
 * @param maintenance how the repository is kept in shape
 * @param clock the time of reception
 * @param log takes what an operator should know, line by line; called by any thread
 */
public record CollectorOptions(
        Path repository,
        List<ListenAddress> listen,
        @Nullable MetricsAddress metrics,
        @Nullable Duration commitInterval,
        int maxRows,
        long maxBacklogBytes,
        long segmentBytes,
        long reserveBytes,
        MaintenanceOptions maintenance,
        InstantSource clock,
        Consumer<String> log) {
    private static final int DEFAULT_MAX_ROWS = 200_000;
    private static final long DEFAULT_MAX_BACKLOG_BYTES = 4L << 30;
    private static final long DEFAULT_SEGMENT_BYTES = 64L << 20;
    private static final long DEFAULT_RESERVE_BYTES = 256L << 20;

    /** Copies the list. */
    public CollectorOptions {
        listen = List.copyOf(listen);
    }

    /** As the repository's weir.toml says, with its log on standard error. */
    public static CollectorOptions of(Path repository) {
        return new CollectorOptions(
                repository,
                List.of(),
                null,
                null,
                DEFAULT_MAX_ROWS,
                DEFAULT_MAX_BACKLOG_BYTES,
                DEFAULT_SEGMENT_BYTES,
                DEFAULT_RESERVE_BYTES,
                MaintenanceOptions.DEFAULTS,
                InstantSource.system(),
                System.err::println);
    }

    /**
     * Receives on these addresses instead.
     *
     * @throws IllegalArgumentException if one is none, such as {@code udp://0.0.0.0:2055}
     */
    public CollectorOptions listeningOn(List<String> addresses) {
        return new CollectorOptions(
                repository,
                addresses.stream().map(ListenAddress::parse).toList(),
                metrics,
                commitInterval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                reserveBytes,
                maintenance,
                clock,
                log);
    }

    /**
     * Serves metrics there.
     *
     * @throws IllegalArgumentException if this is not {@code HOST:PORT}
     */
    public CollectorOptions servingMetricsOn(String address) {
        return new CollectorOptions(
                repository,
                listen,
                MetricsAddress.parse(address),
                commitInterval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                reserveBytes,
                maintenance,
                clock,
                log);
    }

    /** Commits that often instead. */
    public CollectorOptions committingEvery(Duration interval) {
        return new CollectorOptions(
                repository,
                listen,
                metrics,
                interval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                reserveBytes,
                maintenance,
                clock,
                log);
    }

    /** Commits early at so many rows, and with spool segments of that length. */
    public CollectorOptions withLimits(int rows, long spoolSegmentBytes) {
        return new CollectorOptions(
                repository,
                listen,
                metrics,
                commitInterval,
                rows,
                maxBacklogBytes,
                spoolSegmentBytes,
                reserveBytes,
                maintenance,
                clock,
                log);
    }

    /** Keeps that much of the disk in reserve. */
    public CollectorOptions reserving(long diskBytes) {
        return new CollectorOptions(
                repository,
                listen,
                metrics,
                commitInterval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                diskBytes,
                maintenance,
                clock,
                log);
    }

    /** Keeps the repository in shape like that instead. */
    public CollectorOptions maintaining(MaintenanceOptions options) {
        return new CollectorOptions(
                repository,
                listen,
                metrics,
                commitInterval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                reserveBytes,
                options,
                clock,
                log);
    }

    /** Logs there instead. */
    public CollectorOptions loggingTo(Consumer<String> lines) {
        return new CollectorOptions(
                repository,
                listen,
                metrics,
                commitInterval,
                maxRows,
                maxBacklogBytes,
                segmentBytes,
                reserveBytes,
                maintenance,
                clock,
                lines);
    }
}
