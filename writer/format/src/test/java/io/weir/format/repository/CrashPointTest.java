package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.DataFile;
import io.weir.format.DuckDb;
import io.weir.format.Flows;
import io.weir.format.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A commit that stops at any step is there as a whole or not at all, and is cleaned up. */
class CrashPointTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir private Path root;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, mode = Mode.EXCLUDE, names = "PART_RETIRED")
    void afterACrashTheRepositoryIsAsBeforeOrAsAfter(CrashPoint point) throws Exception {
        commit(Repository.openOrCreate(root), "before", 1);

        crashAt(point);

        boolean committed = point.compareTo(CrashPoint.HEAD_RENAMED) >= 0;
        Snapshot snapshot = Repository.open(root).snapshot();
        assertThat(snapshot.generation()).isEqualTo(committed ? 2 : 1);
        assertThat(snapshot.spoolOffset()).isEqualTo(committed ? 200 : 100);
        assertThat(snapshot.hasImport(SHA)).isEqualTo(committed);
        assertThat(snapshot.files())
                .extracting(DataFile::rows)
                .containsExactlyElementsOf(committed ? List.of(1L, 2L, 3L) : List.of(1L));
        assertThat(Stats.inBytes(snapshot, 0, Long.MAX_VALUE))
                .containsExactlyElementsOf(committed ? List.of(1L, 10L, 20L, 40L) : List.of(1L));
        for (DataFile file : snapshot.files()) {
            assertThat(snapshot.locate(file)).exists();
        }
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, mode = Mode.EXCLUDE, names = "PART_RETIRED")
    void theNextCommitLeavesNoRowTwiceForOtherReaders(CrashPoint point) throws Exception {
        commit(Repository.openOrCreate(root), "before", 1);
        crashAt(point);

        commit(Repository.open(root), "after", 4);

        boolean committed = point.compareTo(CrashPoint.HEAD_RENAMED) >= 0;
        assertThat(DuckDb.query(root, "SELECT COUNT(*), SUM(bytes) FROM flows"))
                .containsExactly(committed ? "7|15" : "2|5");
        assertThat(Stats.inFiles(root, "COUNT(*), SUM(in_bytes)"))
                .containsExactly(committed ? "5|75" : "2|5");
        assertThat(Repository.open(root).snapshot().files()).hasSize(committed ? 4 : 2);
    }

    @Test
    void aCollectorCleansUpWhatACrashLeft() throws Exception {
        commit(Repository.openOrCreate(root), "before", 1);
        crashAt(CrashPoint.INDEXES_FORCED);
        assertThat(root.resolve("flows/day=2026-11-22/hour=14/part-2-0.parquet")).exists();

        Cleanup cleanup = Repository.open(root).removeUncommitted();

        assertThat(cleanup).isEqualTo(new Cleanup(2, 3, 2, 0, List.of()));
        assertThat(root.resolve("flows/day=2026-11-22/hour=14/part-2-0.parquet")).doesNotExist();
        assertThat(Repository.open(root).snapshot().files()).hasSize(1);
        assertThat(Repository.open(root).removeUncommitted())
                .isEqualTo(new Cleanup(0, 0, 0, 0, List.of()));
    }

    @Test
    void aLiveImportIsNotCleanedUp() throws Exception {
        Repository repository = Repository.openOrCreate(root);
        try (Commit live = repository.beginCommit()) {
            live.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 5));

            assertThat(Repository.open(root).removeUncommitted())
                    .isEqualTo(new Cleanup(0, 0, 0, 0, List.of()));

            assertThat(live.commit().files()).hasSize(1);
        }
    }

    /** Two rows in one hour and three in another day, stopped at a step. */
    private void crashAt(CrashPoint point) throws IOException {
        CrashPoint.Hook hook =
                reached -> {
                    if (reached == point) {
                        throw new Crash();
                    }
                };
        Repository repository = Repository.openOrCreate(root, hook, Clock.systemUTC());
        // Never closed: a process that died closes nothing.
        Commit commit = repository.beginCommit();
        assertThatExceptionOfType(Crash.class)
                .isThrownBy(
                        () -> {
                            commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 1, 2));
                            commit.addPart(Flows.NEXT_DAY, Flows.rows(Flows.NEXT_DAY, 1, 2, 4));
                            commit.addStats(Stats.counters("2026-11-22T14:10:00Z", 10, 20));
                            commit.addStats(Stats.counters("2026-11-23T00:10:00Z", 40));
                            commit.spoolOffset(200);
                            commit.importedContent(SHA, "crash.pcap");
                            commit.commit();
                        });
    }

    private static void commit(Repository repository, String name, long bytes) throws IOException {
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, bytes));
            commit.addStats(Stats.counters("2026-11-22T13:10:00Z", bytes));
            if (name.equals("before")) {
                commit.spoolOffset(100);
            }
            commit.commit();
        }
    }
}
