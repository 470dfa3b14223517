package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.HourlyFlows.Flow;
import io.weir.collector.HourlyFlows.Progress;
import io.weir.engine.FlowCursor;
import io.weir.engine.FlowScan;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanRequest;
import io.weir.format.FlowColumn;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Queries a repository all the time, by several threads, and has each answer judged. */
final class RepositoryReaders {
    private static final int READERS = 2;

    private final Path root;
    private final HourlyFlows flows;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong queries = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopping;

    /** Of a repository that exists. */
    RepositoryReaders(Path root, HourlyFlows flows) {
        this.root = root;
        this.flows = flows;
        for (int i = 0; i < READERS; i++) {
            boolean opensAnew = i % 2 == 1;
            threads.add(new Thread(() -> run(opensAnew), "reader-" + i));
        }
        threads.forEach(Thread::start);
    }

    /** Answers that were judged so far; throws what a reader found wrong. */
    long queries() {
        Throwable found = failure.get();
        if (found != null) {
            throw new AssertionError("After " + queries + " queries: " + found.getMessage(), found);
        }
        return queries.get();
    }

    /** Stops; the same. */
    long stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return queries();
    }

    private void run(boolean opensAnew) {
        try {
            Repository repository = Repository.open(root);
            Progress progress = Progress.NONE;
            while (!stopping) {
                repository = opensAnew ? Repository.open(root) : repository;
                Snapshot snapshot = repository.snapshot();
                List<Flow> seen = flowsOf(snapshot);
                progress = flows.judge(seen, progress);
                if (!opensAnew) {
                    assertThat(flowsOf(snapshot)).as("the same snapshot later").isEqualTo(seen);
                }
                queries.incrementAndGet();
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Everything that a snapshot has, by number. */
    static List<Flow> flowsOf(Snapshot snapshot) throws IOException {
        ScanRequest request =
                new ScanRequest(
                        List.of(FlowColumn.PACKETS, FlowColumn.BYTES, FlowColumn.START_TIME),
                        List.of());
        List<Flow> found = new ArrayList<>();
        try (FlowCursor cursor = FlowScan.open(snapshot, request, ScanControl.none())) {
            while (cursor.nextBatch()) {
                for (int row = 0; row < cursor.rows(); row++) {
                    long number = cursor.column(0).getLong(row) - 1;
                    assertThat(cursor.column(1).getLong(row)).as("bytes").isEqualTo(number);
                    found.add(new Flow((int) number, cursor.column(2).getLong(row)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Flow::number));
        return found;
    }
}
