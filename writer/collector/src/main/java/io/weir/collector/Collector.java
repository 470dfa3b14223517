package io.weir.collector;

import io.weir.collector.account.StatsSampler;
import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.decode.VersionDecoder;
import io.weir.collector.listen.Listener;
import io.weir.collector.listen.Receiver;
import io.weir.collector.listen.tls.TlsFiles;
import io.weir.collector.maintain.Maintenance;
import io.weir.collector.maintain.ThreadEnd;
import io.weir.collector.metrics.Metric;
import io.weir.collector.metrics.MetricsAddress;
import io.weir.collector.metrics.MetricsServer;
import io.weir.collector.metrics.Samples;
import io.weir.collector.rules.LiveRules;
import io.weir.collector.spool.Spool;
import io.weir.collector.spool.SpoolOptions;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.format.CorruptFileException;
import io.weir.format.config.CollectorConfig;
import io.weir.format.config.ConfigException;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.repository.Cleanup;
import io.weir.format.repository.CollectorLock;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Receives flow records and commits them to a repository. One thread receives and writes to the
 * spool, one reads the spool, decodes and commits. Safe between threads.
 */
public final class Collector implements AutoCloseable {
    private final CollectorSetup setup;
    private final CollectorOptions options;
    private final LiveRules rules;
    private final Repository repository;
    private final CollectorLock lock;
    private final Spool spool;
    private final SpoolSink sink;
    private final Receiver receiver;
    private final FlowCommitter committer;
    private final DatagramTally tally;
    private final DecodeLoop loop;
    private final Maintenance maintenance;
    private final @Nullable MetricsServer metrics;
    private final Thread thread = new Thread(this::decode, "weir-decode");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock stopLock = new ReentrantLock();
    private volatile @Nullable OptionalLong finalDrops;
    private @Nullable CollectorStatistics finalStatistics;

    private Collector(
            CollectorSetup setup,
            Repository repository,
            LiveRules rules,
            VersionDecoder decoder,
            CollectorLock lock,
            Spool spool,
            long committedOffset)
            throws IOException {
        this.setup = setup;
        this.options = setup.options();
        this.rules = rules;
        this.repository = repository;
        this.lock = lock;
        this.spool = spool;
        committer = new FlowCommitter(repository);
        tally = new DatagramTally(decoder, new RateLimitedLog(options.log(), System::nanoTime));
        DiskRoom room =
                new DiskRoom(
                        repository.root(), setup.reserveBytes(), System::nanoTime, options.log());
        sink =
                new SpoolSink(
                        spool,
                        options.maxBacklogBytes(),
                        room,
                        this::fail,
                        new RateLimitedLog(options.log(), System::nanoTime));
        loop =
                new DecodeLoop(
                        spool,
                        committedOffset,
                        tally,
                        new StatsSampler(new CollectorObserved(this::samples, tally)),
                        committer,
                        commitInterval(),
                        options,
                        this::resumeReceiving,
                        room);
        receiver = Reception.start(setup, lock.writerEpoch(), spool, sink);
        maintenance =
                new Maintenance(
                        repository,
                        setup.maintenance(),
                        options.clock(),
                        room::isForCommits,
                        options.log());
        metrics = serveMetrics();
    }

    private @Nullable MetricsServer serveMetrics() throws IOException {
        MetricsAddress address = setup.metrics();
        if (address == null) {
            return null;
        }
        try {
            return MetricsServer.start(address, this::samples);
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
    }

    /**
     * Starts a collector. What an earlier one received and did not commit is committed too.
     *
     * @throws io.weir.format.repository.RepositoryException if another collector runs on this
     *     repository
     * @throws ConfigException if weir.toml is wrong
     * @throws IOException if an address cannot be bound or the disk refuses
     */
    public static Collector start(CollectorOptions options) throws IOException {
        Repository repository = Repository.openOrCreate(options.repository());
        CollectorSetup setup = CollectorSetup.read(options, repository);
        CollectorLock lock = repository.collectorLock();
        try {
            Cleanup cleanup = repository.removeUncommitted();
            Collector collector = open(setup, repository, lock);
            collector.warn(cleanup);
            collector.thread.start();
            collector.maintenance.start();
            return collector;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Collector open(CollectorSetup setup, Repository repository, CollectorLock lock)
            throws IOException {
        CollectorOptions options = setup.options();
        CollectorConfig config = setup.config().collector();
        LiveRules rules = new LiveRules(setup.rules());
        VersionDecoder decoder = DatagramDecoders.following(rules, setup.config());
        Snapshot snapshot = repository.snapshot();
        long committed = snapshot.spoolOffset();
        restore(decoder, snapshot, options);
        Spool spool =
                Spool.open(
                        repository.root().resolve("spool"),
                        committed,
                        new SpoolOptions(
                                config.fsync(), config.fsyncInterval(), options.segmentBytes()));
        try {
            return new Collector(setup, repository, rules, decoder, lock, spool, committed);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** What the decoders had learned can be learned again; without it the collector still runs. */
    private static void restore(
            DatagramDecoder decoder, Snapshot snapshot, CollectorOptions options)
            throws IOException {
        try {
            decoder.restore(snapshot.decoderState());
        } catch (CorruptFileException e) {
            options.log()
                    .accept(
                            e.getMessage()
                                    + "; templates are learned anew, and records that come"
                                    + " before theirs are counted as missing one");
        }
    }

    private void warn(Cleanup cleanup) {
        for (String problem : cleanup.problems()) {
            options.log()
                    .accept(
                            problem
                                    + "; this day cannot be queried until it is repaired: weir"
                                    + " verify --repair "
                                    + repository.root());
        }
        setup.warnings().forEach(options.log());
        spool.report().problems().forEach(options.log());
    }

    /** The sockets, in the order of the addresses that were asked for, with the ports they got. */
    public List<Listener> listeners() {
        return receiver.listeners();
    }

    /** Where metrics are served; null: nowhere. */
    public @Nullable InetSocketAddress metricsAddress() {
        return metrics == null ? null : metrics.address();
    }

    private Samples samples() {
        Samples samples = new Samples();
        samples.add(
                Metric.BUILD_INFO,
                1,
                Objects.requireNonNullElse(
                        Collector.class.getPackage().getImplementationVersion(), "unknown"),
                Runtime.version().toString());
        CollectorMetrics.add(statistics(kernelDrops()), samples);
        CollectorMetrics.add(receiver, sink, samples);
        DatagramTally.Snapshot snapshot = tally.snapshot();
        CollectorMetrics.add(snapshot, samples);
        DecoderMetrics.add(snapshot.templates(), samples);
        DecoderMetrics.add(tally.templateCounters(), samples);
        DecoderMetrics.add(tally.sFlowCounts(), samples);
        CollectorMetrics.add(loop, committer, samples);
        samples.add(Metric.FAILED, failure.get() == null ? 0 : 1);
        samples.add(Metric.DISK_FREE_BYTES, repository.root().toFile().getUsableSpace());
        return samples;
    }

    /** The repository that is written to. */
    public Repository repository() {
        return repository;
    }

    /** The configuration that it started with. */
    public RepositoryConfig config() {
        return setup.config();
    }

    /**
     * Reads the configuration again. What is right is in force at once: sensors and exporters from
     * the next datagram on, allow lists, the files of TLS for new connections, sealing and
     * retention. Where anything is wrong, all of it stays as it was. The log says which, and what
     * needs a restart. For any thread.
     */
    public void reload() {
        stopLock.lock();
        try {
            takeOver(CollectorSetup.read(options, repository));
        } catch (IOException | RuntimeException e) {
            options.log()
                    .accept(e.getMessage() + "; nothing was changed, the old configuration holds");
        } finally {
            stopLock.unlock();
        }
    }

    private void takeOver(CollectorSetup again) throws IOException {
        TlsFiles tls = again.tls();
        if (tls != null) {
            receiver.tls(tls); // refuses wrong files before anything is changed
        }
        rules.replace(again.rules());
        List<String> restart = again.keysThatNeedARestart(setup);
        receiver.allow(again.filterFor(setup.addresses()));
        maintenance.replace(again.maintenance());
        again.warnings().forEach(options.log());
        options.log().accept("Read " + again.config().file() + " again; it is in force");
        if (!restart.isEmpty()) {
            options.log()
                    .accept(
                            "But for these changes, which need a restart: "
                                    + String.join(", ", restart));
        }
    }

    /** How often received flows are committed. */
    public Duration commitInterval() {
        return setup.commitInterval();
    }

    /** What was done so far. */
    public CollectorStatistics statistics() {
        stopLock.lock();
        try {
            return finalStatistics != null ? finalStatistics : statistics(kernelDrops());
        } finally {
            stopLock.unlock();
        }
    }

    private OptionalLong kernelDrops() {
        OptionalLong last = finalDrops;
        return last != null ? last : receiver.kernelDrops();
    }

    private CollectorStatistics statistics(OptionalLong kernelDrops) {
        return new CollectorStatistics(
                sink.datagrams(),
                sink.bytes(),
                loop.replayedDatagrams(),
                tally.flows(),
                tally.malformed(),
                tally.unsupported(),
                tally.accounts(),
                spool.report().lostDatagrams(),
                kernelDrops,
                committer.flows(),
                committer.commits(),
                committer.parts());
    }

    /** Waits until the collector was stopped or cannot go on; then {@link #stop} says why. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /**
     * Takes what the kernel still holds, commits everything, and ends. Where more waits in the
     * spool than {@link CollectorOptions#stopWithin} is enough for, the rest stays there for the
     * next start. A second call does nothing.
     *
     * @return what was done
     * @throws IOException if the collector could not go on, or cannot commit. What was received is
     *     in the spool, and the next start commits it
     */
    public CollectorStatistics stop() throws IOException {
        stopLock.lock();
        try {
            CollectorStatistics statistics = finalStatistics;
            if (statistics == null) {
                statistics = end();
                finalStatistics = statistics;
            }
            throwIfFailed();
            return statistics;
        } finally {
            ended.countDown();
            stopLock.unlock();
        }
    }

    /** As {@link #stop}. */
    @Override
    public void close() throws IOException {
        stop();
    }

    private CollectorStatistics end() throws IOException {
        try (lock;
                spool;
                maintenance) {
            maintenance.stop();
            if (metrics != null) {
                metrics.close();
            }
            if (failure.get() == null) {
                receiver.drain();
            }
            OptionalLong drops = receiver.kernelDrops();
            finalDrops = drops;
            receiver.close();
            loop.stop();
            ThreadEnd.await(thread);
            return statistics(drops);
        } catch (IOException e) {
            fail(e);
            return statistics(OptionalLong.empty());
        }
    }

    private void decode() {
        try {
            loop.run();
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("The decoding thread was interrupted", e));
        } catch (Error e) {
            fail(new IOException("The decoding thread died: " + e, e));
            throw e;
        }
    }

    private void resumeReceiving() {
        if (sink.hasRoom() && failure.get() == null) {
            receiver.resume();
        }
    }

    private void fail(Exception cause) {
        failure.compareAndSet(null, cause);
        ended.countDown();
    }

    private void throwIfFailed() throws IOException {
        Exception cause = failure.get();
        if (cause != null) {
            throw new IOException("The collector stopped: " + cause.getMessage(), cause);
        }
    }
}
