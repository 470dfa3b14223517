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
 * How a collector runs, as far as it differs from what its configuration says. Immutable; each
 * method that changes something returns a copy.
 */
public final class CollectorOptions {
    private static final int DEFAULT_MAX_ROWS = 200_000;
    private static final long DEFAULT_MAX_BACKLOG_BYTES = 4L << 30;
    private static final long DEFAULT_SEGMENT_BYTES = 64L << 20;
    private static final Duration DEFAULT_STOP = Duration.ofSeconds(10);

    private final Path repository;
    private @Nullable Path configFile;
    private List<ListenAddress> listen = List.of();
    private @Nullable MetricsAddress metrics;
    private @Nullable Duration commitInterval;
    private int maxRows = DEFAULT_MAX_ROWS;
    private long maxBacklogBytes = DEFAULT_MAX_BACKLOG_BYTES;
    private long segmentBytes = DEFAULT_SEGMENT_BYTES;
    private @Nullable Long reserveBytes;
    private Duration stopWithin = DEFAULT_STOP;
    private @Nullable MaintenanceOptions maintenance;
    private InstantSource clock = InstantSource.system();
    private Consumer<String> log = System.err::println;

    private CollectorOptions(Path repository) {
        this.repository = repository;
    }

    private CollectorOptions(CollectorOptions from) {
        repository = from.repository;
        configFile = from.configFile;
        listen = from.listen;
        metrics = from.metrics;
        commitInterval = from.commitInterval;
        maxRows = from.maxRows;
        maxBacklogBytes = from.maxBacklogBytes;
        segmentBytes = from.segmentBytes;
        reserveBytes = from.reserveBytes;
        stopWithin = from.stopWithin;
        maintenance = from.maintenance;
        clock = from.clock;
        log = from.log;
    }

    /** As the repository's weir.toml says, with its log on standard error. */
    public static CollectorOptions of(Path repository) {
        return new CollectorOptions(repository);
    }

    /** Reads that file instead of the repository's weir.toml. */
    public CollectorOptions configuredBy(Path file) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.configFile = file;
        return copy;
    }

    /**
     * Receives on these addresses instead.
     *
     * @throws IllegalArgumentException if one is none, such as {@code udp://0.0.0.0:2055}
     */
    public CollectorOptions listeningOn(List<String> addresses) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.listen = addresses.stream().map(ListenAddress::parse).toList();
        return copy;
    }

    /**
     * Serves metrics there.
     *
     * @throws IllegalArgumentException if this is not {@code HOST:PORT}
     */
    public CollectorOptions servingMetricsOn(String address) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.metrics = MetricsAddress.parse(address);
        return copy;
    }

    /** Commits that often instead. */
    public CollectorOptions committingEvery(Duration interval) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.commitInterval = interval;
        return copy;
    }

    /** Commits early at so many rows, and with spool segments of that length. */
    public CollectorOptions withLimits(int rows, long spoolSegmentBytes) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.maxRows = rows;
        copy.segmentBytes = spoolSegmentBytes;
        return copy;
    }

    /** Keeps that much of the disk in reserve. */
    public CollectorOptions reserving(long diskBytes) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.reserveBytes = diskBytes;
        return copy;
    }

    /** Decodes for that long at a stop; what the spool still has then, the next start commits. */
    public CollectorOptions stoppingWithin(Duration time) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.stopWithin = time;
        return copy;
    }

    /** Keeps the repository in shape like that instead. */
    public CollectorOptions maintaining(MaintenanceOptions options) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.maintenance = options;
        return copy;
    }

    /** The time of reception comes from there instead. */
    public CollectorOptions clockedBy(InstantSource source) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.clock = source;
        return copy;
    }

    /** Logs there instead. */
    public CollectorOptions loggingTo(Consumer<String> lines) {
        CollectorOptions copy = new CollectorOptions(this);
        copy.log = lines;
        return copy;
    }

    /** The folder; made if it is missing or empty. */
    public Path repository() {
        return repository;
    }

    /** What is read in place of the repository's weir.toml; null: that. */
    public @Nullable Path configFile() {
        return configFile;
    }

    /** Where to receive; empty: as the configuration says. */
    public List<ListenAddress> listen() {
        return listen;
    }

    /** Where to serve metrics; null: as the configuration says. */
    public @Nullable MetricsAddress metrics() {
        return metrics;
    }

    /** The longest time from receiving a flow to committing it; null: as the configuration says. */
    public @Nullable Duration commitInterval() {
        return commitInterval;
    }

    /** Rows in memory at which a commit comes early. */
    public int maxRows() {
        return maxRows;
    }

    /** Octets in the spool and not decoded at which reading stops. */
    public long maxBacklogBytes() {
        return maxBacklogBytes;
    }

    /** Length of the spool's segments, octets. */
    public long segmentBytes() {
        return segmentBytes;
    }

    /**
     * Room on the disk below which commits wait, and below half of which nothing is received; at
     * most a fiftieth of the disk; null: as the configuration says.
     */
    public @Nullable Long reserveBytes() {
        return reserveBytes;
    }

    /** How long a stop decodes what waits in the spool. */
    public Duration stopWithin() {
        return stopWithin;
    }

    /** How the repository is kept in shape; null: as the configuration says. */
    public @Nullable MaintenanceOptions maintenance() {
        return maintenance;
    }

    /** The time of reception. */
    public InstantSource clock() {
        return clock;
    }

    /** Takes what an operator should know, line by line; called by any thread. */
    public Consumer<String> log() {
        return log;
    }
}
