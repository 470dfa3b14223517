package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector on a small tmpfs which somebody else fills and empties. Needs root. */
class DiskFullIT {
    private static final int FLOWS = 20;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir Path folder;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private Path disk = Path.of("");
    private Path repository = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        repository = disk.resolve("repository");
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
        assumeTrue(mounted, "A full disk is not tested here: tmpfs cannot be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void withoutRoomCommitsWaitAndGoOnByThemselves() throws Exception {
        try (Collector collector = Collector.start(options(8 * MEBIBYTE));
                NumberedFlows flows = new NumberedFlows()) {
            sendAndAwait(flows, collector);
            Eventually.holds("a commit", () -> collector.statistics().committedFlows() == 20);
            fillUpTo(6 * MEBIBYTE);
            sendAndAwait(flows, collector);
            Eventually.holds("the shortage is told", () -> told("commits wait"));
            assertThat(collector.statistics().committedFlows()).isEqualTo(20);
            empty();
            Eventually.holds("commits go on", () -> collector.statistics().committedFlows() == 40);
            assertThat(told("There is room again")).isTrue();
            collector.stop();
            assertAllOnce(flows);
        }
    }

    @Test
    void belowHalfTheReserveNothingIsReadAndNothingIsLostOfWhatWasReceived() throws Exception {
        try (Collector collector = Collector.start(options(8 * MEBIBYTE));
                NumberedFlows flows = new NumberedFlows()) {
            fillUpTo(2 * MEBIBYTE);
            sendAndAwait(flows, collector);
            Eventually.holds("receiving stops", () -> told("nothing is received"));
            flows.send(collector.listeners().get(0).address(), FLOWS);
            empty();
            Eventually.holds("all", () -> collector.statistics().committedFlows() == flows.sent());
            collector.stop();
            assertAllOnce(flows);
        }
    }

    @Test
    void aDiskThatIsFullInTheMiddleOfAWriteLosesNothing() throws Exception {
        try (Collector collector = Collector.start(options(0));
                NumberedFlows flows = new NumberedFlows()) {
            sendAndAwait(flows, collector);
            fillUpTo(0);
            flows.send(collector.listeners().get(0).address(), FLOWS);
            Eventually.holds("the shortage is told", () -> told("almost full"));
            empty();
            while (collector.statistics().committedFlows() < 3 * FLOWS) {
                flows.send(collector.listeners().get(0).address(), FLOWS);
                Thread.onSpinWait();
            }
            int sent = flows.sent();
            Eventually.holds("all", () -> collector.statistics().committedFlows() == sent);
            collector.stop();
            assertAllOnce(flows);
        }
    }

    @Test
    void stoppedOnAFullDiskItSaysWhereTheFlowsAreAndTheNextStartCommitsThem() throws Exception {
        try (NumberedFlows flows = new NumberedFlows()) {
            Collector collector = Collector.start(options(8 * MEBIBYTE));
            fillUpTo(6 * MEBIBYTE);
            sendAndAwait(flows, collector);
            Eventually.holds("the shortage is told", () -> told("commits wait"));
            try (collector) {
                assertThat(failure(collector))
                        .contains(
                                "the disk is full: what was received from datagram 0 on stays in");
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("the disk is full");
            }
            empty();
            Collector.start(options(8 * MEBIBYTE)).stop();
            assertAllOnce(flows);
        }
    }

    private static String failure(Collector collector) {
        try {
            collector.stop();
            return "none";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private CollectorOptions options(long reserveBytes) {
        return CollectorOptions.of(repository)
                .listeningOn(List.of("udp://127.0.0.1:0"))
                .committingEvery(Duration.ofMillis(10))
                .withLimits(2000, 64 * 1024)
                .reserving(reserveBytes)
                .loggingTo(log::add);
    }

    private static void sendAndAwait(NumberedFlows flows, Collector collector) throws Exception {
        long before = collector.statistics().datagrams();
        flows.send(collector.listeners().get(0).address(), FLOWS);
        Eventually.holds("received", () -> collector.statistics().datagrams() == before + 1);
    }

    private boolean told(String words) {
        return log.stream().anyMatch(line -> line.contains(words));
    }

    /** Leaves so much room on the disk. */
    private void fillUpTo(long bytes) throws IOException {
        long room = Files.getFileStore(disk).getUsableSpace() - bytes;
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] page = new byte[4096];
            for (long written = 0; written < room; written += page.length) {
                out.write(page);
            }
        } catch (IOException e) {
            if (bytes > 0) {
                throw e;
            }
            // The collector wrote meanwhile: it is full all the same.
        }
    }

    private void empty() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private void assertAllOnce(NumberedFlows flows) throws Exception {
        assertThat(NumberedFlows.in(repository))
                .isEqualTo(IntStream.range(0, flows.sent()).boxed().toList());
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
