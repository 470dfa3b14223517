package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.Flows;
import io.weir.format.RandomRows;
import io.weir.format.part.PartCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose index is lost is made again from its parts. */
class IndexRebuildTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir private Path root;
    private Repository repository;

    @BeforeEach
    void commitTwoHours() throws IOException {
        repository = Repository.openOrCreate(root);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, new RandomRows(1).of(Flows.HOUR_13, 3_000));
            commit.addPart(Flows.HOUR_13, new RandomRows(2).of(Flows.HOUR_13, 200));
            commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 1, 2));
            commit.commit();
        }
    }

    @Test
    void everyPartIsWhatTheIndexSays() throws Exception {
        Snapshot snapshot = repository.snapshot();
        for (DataFile file : snapshot.files()) {
            assertThat(PartCheck.of(snapshot.locate(file), file)).isEmpty();
        }
    }

    @Test
    void everyChangedByteOfAPartIsFound() throws Exception {
        Snapshot snapshot = repository.snapshot();
        DataFile file = snapshot.files().get(2);
        Path path = snapshot.locate(file);
        byte[] good = Files.readAllBytes(path);
        for (int at = 0; at < good.length; at += 101) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(path, bad);
            assertThat(PartCheck.of(path, file)).as("byte %d", at).isNotEmpty();
        }
    }

    @Test
    void aLostIndexIsMadeAgainFromSoundParts() throws Exception {
        damageTheIndex();
        Repository other = Repository.open(root);
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> other.snapshot().files());
        assertThat(other.removeUncommitted().problems()).hasSize(1);

        IndexRepair repair = Objects.requireNonNull(other.repairIndex(DAY));

        assertThat(repair.quarantined()).isEmpty();
        Snapshot snapshot = Repository.open(root).snapshot();
        assertThat(snapshot.files()).extracting(DataFile::rows).containsExactly(3_000L, 200L, 2L);
        for (DataFile file : snapshot.files()) {
            assertThat(PartCheck.of(snapshot.locate(file), file)).isEmpty();
        }
        assertThat(other.repairIndex(DAY)).isNull();
    }

    @Test
    void aDamagedPartIsKeptAsideAndOneThatWasMergedDoesNotComeBack() throws Exception {
        Snapshot before = repository.snapshot();
        byte[] old = Files.readAllBytes(before.locate(before.files().get(0)));
        Path oldPath = before.locate(before.files().get(0));
        try (Commit commit = repository.beginCommit()) {
            commit.mergeParts(before, before.files().subList(0, 2), () -> false);
            commit.commit();
        }
        Files.write(oldPath, old); // as if the merge had ended before it moved it
        Path hour14 = before.locate(before.files().get(2));
        byte[] bytes = Files.readAllBytes(hour14);
        bytes[10] ^= 1;
        Files.write(hour14, bytes);
        damageTheIndex();

        IndexRepair repair = Objects.requireNonNull(Repository.open(root).repairIndex(DAY));

        assertThat(repair.found()).extracting(DataFile::rows).containsExactly(3_200L);
        assertThat(repair.quarantined())
                .containsExactly(
                        repository
                                .root()
                                .resolve("quarantine/day=2026-11-22/hour=14/part-1-2.parquet"));
        assertThat(oldPath).doesNotExist();
        assertThat(Repository.open(root).snapshot().files()).hasSize(1);
    }

    @Test
    void whatArrivesMeanwhileIsCommittedBesideADamagedIndex() throws Exception {
        damageTheIndex();
        try (Commit commit = Repository.open(root).beginCommit()) {
            commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_14, 4));
            commit.commit();
        }
        Repository.open(root).repairIndex(DAY);
        assertThat(Repository.open(root).snapshot().files())
                .extracting(DataFile::rows)
                .containsExactly(3_000L, 200L, 2L, 1L);
    }

    private void damageTheIndex() throws IOException {
        Path index =
                root.resolve("flows/day=2026-11-22/_index." + repository.snapshot().generation());
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2] ^= 1;
        Files.write(index, bytes);
    }
}
