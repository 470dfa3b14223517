package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.HourlyFlows.Flow;
import io.weir.collector.HourlyFlows.Progress;
import io.weir.collector.maintain.Verification;
import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process with SIGKILL, again and again, and compares the repository with what was
 * sent. The sender waits until all it sent was received before each kill.
 */
class KillLoopIT {
    private static final int ROUNDS = Integer.getInteger("weir.kill.rounds", 5);
    private static final int BUSY_ROUNDS = Integer.getInteger("weir.kill.rounds", 3);
    private static final long SEED = Long.getLong("weir.kill.seed", 1);
    private static final int FLOWS = 20;
    private static final int MOST_DATAGRAMS = 120;
    private static final int DATAGRAMS_A_COMMIT = 10;
    private static final int LARGE_PART_ROWS = 100_000;

    @TempDir Path folder;
    private Path repository = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void names() {
        repository = folder.resolve("repository");
        log = folder.resolve("log");
    }

    @Test
    void killedWhileCommittingNothingIsLostAndNothingIsTwice() throws Exception {
        // A commit takes longer than a millisecond: while datagrams come, one is always under way.
        long received = 0;
        try (NumberedFlows flows = new NumberedFlows()) {
            for (int round = 0; round < ROUNDS; round++) {
                try (CollectorProcess collector = CollectorProcess.start(repository, 1, log)) {
                    int before = flows.sent();
                    int commits = 1 + round % 3;
                    while (collector.commits() < commits) {
                        sendAndAwait(flows, collector, before, 3);
                    }
                    sendAndAwait(flows, collector, before, 1 + round);
                    collector.kill();
                    received += (flows.sent() - before) / FLOWS;
                }
                assertThat(Repository.open(repository).snapshot().spoolOffset())
                        .isPositive()
                        .isLessThanOrEqualTo(received);
            }
            assertAllFlowsOnce(flows);
        }
    }

    @Test
    void killedBeforeItsFirstCommitNothingIsLost() throws Exception {
        try (NumberedFlows flows = new NumberedFlows()) {
            for (int round = 0; round < 2; round++) {
                try (CollectorProcess collector =
                        CollectorProcess.start(repository, 3_600_000, log)) {
                    sendAndAwait(flows, collector, flows.sent(), 40);
                    collector.kill();
                }
            }
            assertThat(repository.resolve("flows")).isDirectoryNotContaining("glob:**/day=*");
            assertAllFlowsOnce(flows);
        }
    }

    @Test
    void readersSeeEachFlowOnceAndWholeHoursWhileTheCollectorMergesSealsExpiresAndIsKilled()
            throws Exception {
        Random random = new Random(SEED);
        try (HourlyFlows flows = new HourlyFlows()) {
            CollectorProcess first = CollectorProcess.startBusy(repository, flows.now(), log);
            RepositoryReaders readers = new RepositoryReaders(repository, flows);
            try {
                killBusy(first, flows, MOST_DATAGRAMS);
                for (int round = 1; round < BUSY_ROUNDS; round++) {
                    CollectorProcess next =
                            CollectorProcess.startBusy(repository, flows.now(), log);
                    killBusy(next, flows, round % 4 == 3 ? 0 : random.nextInt(MOST_DATAGRAMS));
                    readers.queries();
                }
                long queries = readers.queries();
                Eventually.holds("another query", () -> readers.queries() > queries);
            } finally {
                System.out.printf(
                        "%d rounds, %d hours, %d queries, %d files replaced%n",
                        BUSY_ROUNDS, flows.hours(), readers.stop(), filesIn("retired"));
            }
            try (CollectorProcess last = CollectorProcess.startBusy(repository, flows.now(), log)) {
                assertThat(last.terminate()).isEqualTo(143);
            }
            Repository left = Repository.open(repository);
            List<Flow> seen = RepositoryReaders.flowsOf(left.snapshot());
            flows.judgeEnd(flows.judge(seen, Progress.NONE), 24);
            assertSound(left);
            assertThat(repository.resolve("flows/_tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aCollectorThatIsToldToEndWithinAMergeEndsAndHasEverythingCommitted() throws Exception {
        try (HourlyFlows flows = new HourlyFlows()) {
            commitLargeParts(HourPartition.of(flows.now().minusSeconds(36_000).toEpochMilli()));
            try (CollectorProcess collector =
                    CollectorProcess.startBusy(repository, flows.now(), log)) {
                Eventually.holds("a merge", () -> sizeOfTemporaryFiles() > LARGE_PART_ROWS);
                flows.send(collector.address());
                Eventually.holds("a datagram", () -> collector.received() == 1);
                assertThat(collector.terminate()).isEqualTo(143);
            }
        }
        assertThat(repository.resolve("flows/_tmp")).isEmptyDirectory();
        Repository left = Repository.open(repository);
        long rows = left.snapshot().files().stream().mapToLong(DataFile::rows).sum();
        assertThat(rows).isEqualTo(3 * LARGE_PART_ROWS + HourlyFlows.FLOWS);
        assertSound(left);
    }

    /** Three parts that take some time to merge. */
    private void commitLargeParts(HourPartition hour) throws IOException {
        Random random = new Random(SEED);
        FlowBatch batch = new FlowBatch(LARGE_PART_ROWS);
        for (int row = 0; row < LARGE_PART_ROWS; row++) {
            batch.add();
            long start = hour.startMillis() + random.nextInt((int) HourPartition.MILLIS);
            batch.setLong(FlowColumn.START_TIME, row, start);
            batch.setLong(FlowColumn.END_TIME, row, start);
            batch.setLong(FlowColumn.RECEIVED_TIME, row, start);
            batch.setLong(FlowColumn.PACKETS, row, random.nextLong() >>> 1);
            batch.setLong(FlowColumn.BYTES, row, random.nextLong() >>> 1);
            batch.setAddress(FlowColumn.SRC_ADDR, row, random.nextLong(), random.nextLong());
            batch.setAddress(FlowColumn.DST_ADDR, row, random.nextLong(), random.nextLong());
            batch.setText(FlowColumn.SENSOR, row, "S0");
            batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
            batch.setText(FlowColumn.FLOW_TYPE, row, "out");
        }
        Repository created = Repository.openOrCreate(repository);
        for (int part = 0; part < 3; part++) {
            try (Commit commit = created.beginCommit()) {
                commit.addPart(hour, batch);
                commit.commit();
            }
        }
    }

    private static void assertSound(Repository left) throws IOException {
        List<String> problems = new ArrayList<>();
        new Verification(left, problems::add, (done, total) -> {}).run();
        assertThat(problems).isEmpty();
    }

    private long sizeOfTemporaryFiles() {
        try (Stream<Path> files = Files.list(repository.resolve("flows/_tmp"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long filesIn(String name) throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve(name))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Has it receive about so many datagrams while it is busy, and kills it amid of them. */
    private static void killBusy(CollectorProcess collector, HourlyFlows flows, int datagrams)
            throws Exception {
        try (collector) {
            long received = 0;
            while (flows.sentDatagrams() < datagrams) {
                flows.send(collector.address());
                received = collector.received();
                if (flows.sentDatagrams() % DATAGRAMS_A_COMMIT == 0) {
                    int sent = flows.sentDatagrams();
                    Eventually.holds(
                            "commits of " + sent + " datagrams",
                            () -> collector.received() == sent && collector.hasAllCommitted());
                    collector.setClock(flows.now());
                }
            }
            collector.kill();
            flows.killedAfter(received);
        }
    }

    /** Sends, and waits until this process has all that was sent since {@code before}. */
    private static void sendAndAwait(
            NumberedFlows flows, CollectorProcess collector, int before, int datagrams)
            throws Exception {
        for (int i = 0; i < datagrams; i++) {
            flows.send(collector.address(), FLOWS);
        }
        int expected = (flows.sent() - before) / FLOWS;
        Eventually.holds(expected + " datagrams", () -> collector.received() == expected);
    }

    private void assertAllFlowsOnce(NumberedFlows flows) throws Exception {
        CollectorProcess.commitAll(repository, log);
        assertThat(NumberedFlows.in(repository))
                .isEqualTo(IntStream.range(0, flows.sent()).boxed().toList());
        String summary = Files.readString(log).strip();
        assertThat(summary.substring(summary.lastIndexOf('\n') + 1))
                .matches(
                        "0 datagrams \\(0 bytes\\) received, .*[0-9]+ flows? committed in [0-9]+"
                                + " files?, 0 malformed, 0 unsupported(, 0 of [0-9]+ NetFlow v5 flows"
                                + " missing by sequence)?, 0 dropped by the kernel");
        try (Stream<Path> spool = Files.list(repository.resolve("spool"))) {
            assertThat(spool).as("a spool that is committed").hasSizeLessThanOrEqualTo(1);
        }
    }
}
