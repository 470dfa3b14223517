package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.DuckDb;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.HourPartition;
import io.weir.format.RandomRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts give way to one part that has their rows. */
class MergePartsTest {
    @TempDir private Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theMergedPartHasTheRowsOfTheOthersOnePartAfterTheOther(long seed) throws Exception {
        RandomRows random = new RandomRows(seed);
        Repository repository = Repository.openOrCreate(root.resolve("repo"));
        for (int rows : new int[] {1, 20_000, 700, 40_000}) {
            add(repository, random.of(Flows.HOUR_13, rows));
        }
        Files.createDirectory(root.resolve("before"));
        Snapshot before = repository.snapshot();
        for (DataFile file : before.files()) {
            Files.copy(before.locate(file), root.resolve("before").resolve(file.name()));
        }

        merge(repository);

        DataFile merged = repository.snapshot().files().get(0);
        assertThat(repository.snapshot().files()).hasSize(1);
        assertThat(merged.rows()).isEqualTo(60_701);
        String old = "(SELECT * FROM '" + root + "/before/*.parquet')";
        String now = "(SELECT * EXCLUDE (file_row_number) FROM file)";
        Path file = repository.snapshot().locate(merged);
        assertThat(DuckDb.queryFile(file, now + " EXCEPT ALL " + old)).isEmpty();
        assertThat(DuckDb.queryFile(file, old + " EXCEPT ALL " + now)).isEmpty();
        List<String> starts = new ArrayList<>();
        for (DataFile part : before.files()) {
            starts.addAll(startTimes(root.resolve("before").resolve(part.name())));
        }
        assertThat(startTimes(file)).isEqualTo(starts);
    }

    private static List<String> startTimes(Path file) throws SQLException {
        return DuckDb.queryFile(file, "SELECT start_time FROM file ORDER BY file_row_number");
    }

    @Test
    void aReaderWithAnOlderSnapshotFindsTheOldPartsForAnHour() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot before = repository.snapshot();
        for (DataFile file : before.files()) {
            makeOld(root.resolve(file.path()));
        }

        merge(repository);

        for (DataFile file : before.files()) {
            assertThat(before.locate(file))
                    .startsWith(repository.root().resolve("retired/day=2026-11-22/hour=13"))
                    .hasSize(file.sizeBytes());
        }
        assertThat(DuckDb.query(root, "SELECT COUNT(*), SUM(bytes) FROM flows"))
                .containsExactly("5|15");
        assertThat(repository.removeExpired().parts()).isZero();

        assertThat(at(Instant.now().plus(Duration.ofMinutes(61))).removeExpired().parts())
                .isEqualTo(2);
        assertThat(root.resolve("retired/day=2026-11-22")).doesNotExist();
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> before.locate(before.files().get(0)))
                .withMessageContaining("more than an hour");
    }

    @Test
    void whoComesSecondIsToldAndChangesNothing() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot before = repository.snapshot();
        try (Commit first = repository.beginCommit();
                Commit second = repository.beginCommit()) {
            first.mergeParts(before, before.files(), () -> false);
            second.mergeParts(before, before.files(), () -> false);
            first.commit();

            assertThatExceptionOfType(ConflictException.class).isThrownBy(second::commit);
        }
        assertThat(DuckDb.query(root, "SELECT COUNT(*), SUM(bytes) FROM flows"))
                .containsExactly("5|15");
        assertThat(root.resolve("flows/_tmp")).isEmptyDirectory();
    }

    @Test
    void whatIsCommittedWhilePartsAreMergedStays() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot before = repository.snapshot();
        try (Commit merge = repository.beginCommit()) {
            merge.mergeParts(before, before.files(), () -> false);
            add(repository, Flows.rows(Flows.HOUR_13, 100));
            merge.commit();
        }
        assertThat(repository.snapshot().files()).extracting(DataFile::rows).contains(5L, 1L);
        assertThat(DuckDb.query(root, "SELECT COUNT(*), SUM(bytes) FROM flows"))
                .containsExactly("6|115");
    }

    @Test
    void aMergeThatIsToldToStopLeavesNothing() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot before = repository.snapshot();
        try (Commit merge = repository.beginCommit()) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> merge.mergeParts(before, before.files(), () -> true));
        }
        assertThat(root.resolve("flows/_tmp")).isEmptyDirectory();
        assertThat(repository.snapshot().generation()).isEqualTo(before.generation());
    }

    @Test
    void aDayWithoutFilesLeavesTheHeadAndLaterTheDisk() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot before = repository.snapshot();
        try (Commit commit = repository.beginCommit()) {
            commit.removeParts(before.files());
            commit.commit();
        }
        assertThat(repository.snapshot().files()).isEmpty();
        Snapshot reader = Repository.open(root).snapshot();
        assertThat(reader.files()).isEmpty();
        assertThat(root.resolve("flows/day=2026-11-22")).exists();

        at(Instant.now().plus(Duration.ofMinutes(61))).removeExpired();

        assertThat(root.resolve("flows/day=2026-11-22")).doesNotExist();
        assertThat(root.resolve("retired")).isEmptyDirectory();
    }

    @Test
    void aReaderReadsTheIndexOfADayThatLeftTheHeadMeanwhile() throws Exception {
        Repository repository = twoParts(Clock.systemUTC());
        Snapshot reader = Repository.open(root).snapshot();
        makeOld(root.resolve("flows/day=2026-11-22/_index." + reader.generation()));
        try (Commit commit = repository.beginCommit()) {
            commit.removeParts(repository.snapshot().files());
            commit.commit();
        }
        repository.removeExpired();
        add(repository, Flows.rows(Flows.NEXT_DAY, 1));

        assertThat(reader.files()).hasSize(2);
    }

    @Test
    void aCommitWritesWhatItAddsNotTheWholeDay() throws Exception {
        Repository repository = Repository.openOrCreate(root);
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Snapshot snapshot = add(repository, Flows.rows(Flows.HOUR_13, i));
            sizes.add(Files.size(root.resolve("flows/day=2026-11-22/_index." + (i + 1))));
            assertThat(snapshot.files()).hasSize(i + 1);
        }
        // One file's essentials have some 400 bytes; 130 whole days would be 3.5 MB.
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isLessThan(700_000);
        assertThat(Files.readString(root.resolve("flows/_head")).lines().count()).isLessThan(16);
        assertThat(Repository.open(root).snapshot().files()).hasSize(130);
    }

    /** The hour of grace begins when a file is replaced, however old it is. */
    private static void makeOld(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
    }

    private Repository at(Instant now) throws IOException {
        return Repository.openOrCreate(
                root, CrashPoint.Hook.NONE, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Repository twoParts(Clock clock) throws IOException {
        Repository repository = Repository.openOrCreate(root, CrashPoint.Hook.NONE, clock);
        add(repository, Flows.rows(Flows.HOUR_13, 1, 2, 3));
        add(repository, Flows.rows(Flows.HOUR_13, 4, 5));
        return repository;
    }

    private static Snapshot add(Repository repository, FlowBatch rows) throws IOException {
        long start = rows.getLong(FlowColumn.START_TIME, 0);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(HourPartition.of(start), rows);
            return commit.commit();
        }
    }

    private static void merge(Repository repository) throws IOException {
        Snapshot before = repository.snapshot();
        try (Commit commit = repository.beginCommit()) {
            commit.mergeParts(before, before.files(), () -> false);
            commit.commit();
        }
    }
}
