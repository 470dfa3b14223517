package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.repository.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final int FLOWS = 20;

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
        try (CollectorProcess last = CollectorProcess.start(repository, 3_600_000, log)) {
            assertThat(last.terminate()).isEqualTo(143);
        }
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
