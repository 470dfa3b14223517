package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.Flows;
import io.weir.format.HourPartition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final String INDEX = "flows/day=2026-11-22/_index.1";

    @TempDir private Path root;
    private Repository repository;

    @BeforeEach
    void commitTwoHoursAndAnotherDay() throws Exception {
        repository = Repository.openOrCreate(root);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.NEXT_DAY, Flows.rows(Flows.NEXT_DAY, 3));
            commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 2));
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1, 1));
            commit.commit();
        }
    }

    @Test
    void filesAreListedByHour() throws Exception {
        assertThat(repository.snapshot().files())
                .extracting(DataFile::path)
                .containsExactly(
                        "flows/day=2026-11-22/hour=13/part-1-2.parquet",
                        "flows/day=2026-11-22/hour=14/part-1-1.parquet",
                        "flows/day=2026-11-23/hour=00/part-1-0.parquet");
    }

    @Test
    void aTimeRangeTakesTheHoursThatOverlapIt() throws Exception {
        long thirteen = Flows.HOUR_13.startMillis();
        assertThat(hours(thirteen, thirteen + 1)).containsExactly(Flows.HOUR_13);
        assertThat(hours(thirteen - 1, thirteen)).isEmpty();
        assertThat(hours(thirteen + 3_599_999, thirteen + 3_600_001))
                .containsExactly(Flows.HOUR_13, Flows.HOUR_14);
        assertThat(hours(thirteen + 7_200_000, Long.MAX_VALUE)).containsExactly(Flows.NEXT_DAY);
        assertThat(hours(Long.MIN_VALUE, Long.MAX_VALUE)).hasSize(3);
        assertThat(hours(thirteen, thirteen)).isEmpty();
    }

    @Test
    void onlyTheIndexesOfTheDaysAskedForAreRead() throws Exception {
        Files.delete(root.resolve(INDEX));
        Snapshot snapshot = repository.snapshot();

        long nextDay = Flows.NEXT_DAY.startMillis();
        assertThat(snapshot.files(nextDay, nextDay + 1)).hasSize(1);
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> snapshot.files(nextDay - 1, nextDay))
                .withMessageContaining("_index.1")
                .withMessageContaining("no such file");
    }

    @Test
    void aPinnedSnapshotListsTheSameFilesAfterLaterCommits() throws Exception {
        Snapshot pinned = repository.snapshot();
        for (int i = 0; i < 3; i++) {
            try (Commit commit = repository.beginCommit()) {
                commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 7));
                commit.commit();
            }
        }

        assertThat(pinned.files()).hasSize(3);
        for (DataFile file : pinned.files()) {
            assertThat(pinned.locate(file)).exists();
        }
        assertThat(repository.snapshot().files()).hasSize(6);
    }

    @Test
    void aRetiredFileIsFound() throws Exception {
        DataFile file = repository.snapshot().files().get(0);
        Path retired = root.resolve("retired/day=2026-11-22/hour=13/part-1-2.parquet");
        Files.createDirectories(retired.getParent());
        Files.move(root.resolve(file.path()), retired);

        assertThat(repository.snapshot().locate(file)).isEqualTo(retired);
    }

    @Test
    void aMissingFileIsAnErrorThatNamesIt() throws Exception {
        Snapshot snapshot = repository.snapshot();
        DataFile file = snapshot.files().get(0);
        Files.delete(root.resolve(file.path()));

        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> snapshot.locate(file))
                .withMessageContaining("hour=13/part-1-2.parquet")
                .withMessageContaining("no such file");
    }

    @Test
    void aTruncatedFileIsAnErrorThatNamesIt() throws Exception {
        Snapshot snapshot = repository.snapshot();
        DataFile file = snapshot.files().get(0);
        Path path = root.resolve(file.path());
        Files.write(path, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);

        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> snapshot.locate(file))
                .withMessageContaining("got 10");
    }

    @Test
    void aChangedIndexIsAnErrorAlsoWhenItsOwnChecksumIsRight() throws Exception {
        Path index = root.resolve(INDEX);
        Files.copy(root.resolve("flows/day=2026-11-23/_index.1"), index.resolveSibling("x"));
        Files.move(index.resolveSibling("x"), index, StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> repository.snapshot().files())
                .withMessageContaining("day=2026-11-22/_index.1");
    }

    private List<HourPartition> hours(long from, long to) throws Exception {
        return repository.snapshot().files(from, to).stream().map(DataFile::hour).toList();
    }
}
