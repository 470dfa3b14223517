package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the power of the disk under a collector that commits all the time, again and again. What
 * counts is what the sender sent and what the collector had said it received, not what the
 * repository says of itself.
 */
class PowerCutIT {
    private static final int ROUNDS = Integer.getInteger("weir.power.rounds", 3);
    private static final int ROUNDS_A_DISK = 10;
    private static final int FLOWS = 20;

    @TempDir Path folder;

    @Test
    void whatWasReceivedSurvivesAPowerCutWhereEachBatchIsForced() throws Exception {
        requireDisk();
        for (int left = ROUNDS; left > 0; left -= ROUNDS_A_DISK) {
            cutAgainAndAgain(Math.min(left, ROUNDS_A_DISK));
        }
    }

    private void cutAgainAndAgain(int rounds) throws Exception {
        try (PowerCutDisk disk = PowerCutDisk.make(folder);
                NumberedFlows flows = new NumberedFlows()) {
            Path repository = repository(disk, "each-batch");
            for (int round = 0; round < rounds; round++) {
                try (CollectorProcess collector = start(repository)) {
                    int before = flows.sent();
                    while (collector.commits() <= round % 3) {
                        sendAndAwait(flows, collector, before, 1 + round % 5);
                    }
                    sendAndAwait(flows, collector, before, 1 + round % 7);
                    disk.cut();
                    collector.kill();
                }
                disk.powerOn();
                assertBeginning(NumberedFlows.committedIn(repository));
            }
            finish(repository);
            List<Integer> left = NumberedFlows.in(repository);
            assertBeginning(left);
            assertThat(left).hasSize(flows.sent());
        }
    }

    @Test
    void whatIsLeftAfterAPowerCutIsABeginningOfWhatWasSent() throws Exception {
        requireDisk();
        for (String policy : List.of("interval", "os")) {
            try (PowerCutDisk disk = PowerCutDisk.make(folder);
                    NumberedFlows flows = new NumberedFlows()) {
                Path repository = repository(disk, policy);
                try (CollectorProcess collector = start(repository)) {
                    while (collector.commits() < 3) {
                        sendAndAwait(flows, collector, 0, 3);
                    }
                    sendAndAwait(flows, collector, 0, 2);
                    disk.cut();
                    collector.kill();
                }
                disk.powerOn();
                int committed = NumberedFlows.committedIn(repository).size();
                finish(repository);
                List<Integer> left = NumberedFlows.in(repository);
                assertThat(left.size()).as(policy).isBetween(committed, flows.sent());
                assertBeginning(left);
            }
        }
    }

    private void requireDisk() throws Exception {
        String whyNot = PowerCutDisk.whyNot(folder);
        assumeTrue(whyNot == null, () -> "Power cuts are not tested here: " + whyNot);
    }

    private static Path repository(PowerCutDisk disk, String policy) throws Exception {
        Path repository = Files.createDirectories(disk.root().resolve("repository"));
        Files.writeString(
                repository.resolve("weir.toml"),
                "[collector]\nfsync = \"" + policy + "\"\nfsync_interval_ms = 20\n");
        disk.sync();
        return repository;
    }

    private CollectorProcess start(Path repository) throws Exception {
        return CollectorProcess.start(repository, 1, folder.resolve("log"));
    }

    private static void sendAndAwait(
            NumberedFlows flows, CollectorProcess collector, int before, int datagrams)
            throws Exception {
        for (int i = 0; i < datagrams; i++) {
            flows.send(collector.address(), FLOWS);
        }
        int expected = (flows.sent() - before) / FLOWS;
        Eventually.holds(expected + " datagrams", () -> collector.received() == expected);
    }

    /** The flows are those with the numbers 0, 1, 2 and so on, each once, in whole datagrams. */
    private static void assertBeginning(List<Integer> flows) {
        int right = 0;
        while (right < flows.size() && flows.get(right) == right) {
            right++;
        }
        assertThat(right)
                .as(
                        "flows without a gap and without a duplicate, then %s",
                        flows.subList(right, Math.min(flows.size(), right + 3)))
                .isEqualTo(flows.size());
        assertThat(right % FLOWS).isZero();
    }

    private void finish(Path repository) throws Exception {
        CollectorProcess.commitAll(repository, folder.resolve("log"));
    }
}
