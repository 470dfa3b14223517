package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.DataFile;
import io.weir.format.DuckDb;
import io.weir.format.Flows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A merge that stops at any step has the old parts or the new one: no row is lost or twice. */
class MergeCrashTest {
    @TempDir private Path root;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void commitThreeParts() throws Exception {
        Repository repository = Repository.openOrCreate(root);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1, 2));
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 4));
            commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 8));
            commit.commit();
        }
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, mode = Mode.MATCH_NONE, names = "STATS_.*")
    void afterACrashTheRepositoryIsAsBeforeOrAsAfter(CrashPoint point) throws Exception {
        Snapshot reader = Repository.open(root).snapshot();

        crashAt(point);

        boolean committed = point.compareTo(CrashPoint.HEAD_RENAMED) >= 0;
        List<Long> expected = committed ? List.of(3L, 1L) : List.of(2L, 1L, 1L);
        Snapshot snapshot = Repository.open(root).snapshot();
        assertThat(snapshot.files()).extracting(DataFile::rows).containsExactlyElementsOf(expected);
        everyPartIsFound(snapshot);
        everyPartIsFound(reader);
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, mode = Mode.MATCH_NONE, names = "STATS_.*")
    void theNextCommitCleansUpForOtherReadersAndOlderSnapshots(CrashPoint point) throws Exception {
        Snapshot reader = Repository.open(root).snapshot();
        crashAt(point);

        try (Commit commit = Repository.open(root).beginCommit()) {
            commit.addPart(Flows.NEXT_DAY, Flows.rows(Flows.NEXT_DAY, 16));
            commit.commit();
        }

        assertThat(DuckDb.query(root, "SELECT COUNT(*), SUM(bytes) FROM flows"))
                .containsExactly("5|31");
        everyPartIsFound(Repository.open(root).snapshot());
        everyPartIsFound(reader);
        assertThat(Repository.open(root).removeUncommitted().parts()).isZero();
    }

    private static void everyPartIsFound(Snapshot snapshot) throws IOException {
        for (DataFile file : snapshot.files()) {
            assertThat(snapshot.locate(file)).hasSize(file.sizeBytes());
        }
    }

    private void crashAt(CrashPoint point) throws IOException {
        CrashPoint.Hook hook =
                reached -> {
                    if (reached == point) {
                        throw new Crash();
                    }
                };
        Repository repository = Repository.openOrCreate(root, hook, Clock.systemUTC());
        Snapshot before = repository.snapshot();
        // Never closed: a process that died closes nothing.
        Commit commit = repository.beginCommit();
        assertThatExceptionOfType(Crash.class)
                .isThrownBy(
                        () -> {
                            List<DataFile> hour13 = before.files().subList(0, 2);
                            commit.mergeParts(before, hour13, () -> false);
                            commit.commit();
                        });
    }
}
