package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.CorruptFileException;
import io.weir.format.Flows;
import io.weir.format.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
    @TempDir private Path folder;

    @Test
    void aNewRepositoryIsEmpty() throws Exception {
        Snapshot snapshot = Repository.openOrCreate(folder.resolve("new/repo")).snapshot();

        assertThat(snapshot.generation()).isZero();
        assertThat(snapshot.writerEpoch()).isZero();
        assertThat(snapshot.spoolOffset()).isZero();
        assertThat(snapshot.files()).isEmpty();
        assertThat(snapshot.hasImport("a".repeat(64))).isFalse();
    }

    @Test
    void whatIsNoRepositoryIsNotOpened() {
        assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(() -> Repository.open(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("weir collect and weir import make one");
        assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(() -> Repository.open(folder.resolve("missing")))
                .withMessageContaining("no such folder");
    }

    @Test
    void aFolderWithOtherThingsDoesNotBecomeARepository() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "mine");

        assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(() -> Repository.openOrCreate(folder))
                .withMessageContaining("empty folder");
        assertThat(folder.resolve("flows")).doesNotExist();
    }

    @Test
    void aFolderWithOnlyAConfigurationIsARepository() throws Exception {
        Files.writeString(folder.resolve("weir.toml"), "networks = [\"192.0.2.0/24\"]\n");

        Repository repository = Repository.open(folder);

        assertThat(repository.config().networks()).hasSize(1);
        assertThat(repository.snapshot().files()).isEmpty();
    }

    @Test
    void aWrongConfigurationIsRefusedBeforeAnythingIsMade() throws Exception {
        Files.writeString(folder.resolve("weir.toml"), "netwroks = []\n");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Repository.openOrCreate(folder));
        assertThat(folder.resolve("flows")).doesNotExist();
    }

    @Test
    void aMissingHeadBesideDaysIsDamageAndNotAnEmptyRepository() throws Exception {
        Repository repository = Repository.openOrCreate(folder);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
            commit.commit();
        }
        Files.delete(folder.resolve("flows/_head"));

        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> Repository.open(folder).snapshot())
                .withMessageContaining("_head");
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> Repository.openOrCreate(folder));
        assertThat(folder.resolve("flows/day=2026-11-22/hour=13/part-1-0.parquet")).exists();
    }

    @Test
    void aFolderOfADayThatThereIsNotIsLeftAlone() throws Exception {
        Repository repository = Repository.openOrCreate(folder);
        Path stray = folder.resolve("flows/day=2026-02-31/hour=13/part-1-0.parquet");
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "not ours");

        assertThat(repository.removeUncommitted()).isEqualTo(new Cleanup(0, 0, 0, 0, List.of()));
        assertThat(stray).exists();
    }

    @Test
    void aDamagedHeadIsAnError() throws Exception {
        Repository repository = Repository.openOrCreate(folder);
        Path head = folder.resolve("flows/_head");
        Files.writeString(head, Files.readString(head).replace("spool 0", "spool 7"));

        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(repository::snapshot)
                .withMessageContaining("_head")
                .withMessageContaining("CRC32C");
    }

    @Test
    void aSecondCollectorIsRefusedAndNamesTheFirst() throws Exception {
        Repository repository = Repository.openOrCreate(folder);
        try (CollectorLock first = repository.collectorLock()) {
            assertThat(first.writerEpoch()).isEqualTo(1);
            assertThatExceptionOfType(RepositoryException.class)
                    .isThrownBy(() -> Repository.open(folder).collectorLock())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void everyCollectorGetsALargerEpoch() throws Exception {
        Repository repository = Repository.openOrCreate(folder);
        try (CollectorLock first = repository.collectorLock()) {
            assertThat(first.writerEpoch()).isEqualTo(1);
        }
        try (CollectorLock second = Repository.open(folder).collectorLock()) {
            assertThat(second.writerEpoch()).isEqualTo(2);
        }
        assertThat(repository.snapshot().writerEpoch()).isEqualTo(2);
    }
}
