package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.DataFile;
import io.weir.format.Flows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessesIT {
    @TempDir private Path root;

    @Test
    void aSecondCollectorProcessIsRefusedUntilTheFirstIsKilled() throws Exception {
        try (ChildProcess child = ChildProcess.start(root, "collect")) {
            assertThat(child.nextLine()).isEqualTo("epoch 1");
            Repository repository = Repository.openOrCreate(root);

            assertThatExceptionOfType(RepositoryException.class)
                    .isThrownBy(repository::collectorLock)
                    .withMessageContaining("process " + child.pid() + " collects into");

            child.kill();
            try (CollectorLock lock = repository.collectorLock()) {
                assertThat(lock.writerEpoch()).isEqualTo(2);
            }
        }
    }

    @Test
    void aRefusedCollectorInTheSameProcessDoesNotFreeTheLock() throws Exception {
        Repository repository = Repository.openOrCreate(root);
        try (CollectorLock lock = repository.collectorLock();
                ChildProcess child = ChildProcess.start(root, "collect")) {
            assertThat(lock.writerEpoch()).isEqualTo(1);
            assertThatExceptionOfType(RepositoryException.class)
                    .isThrownBy(repository::collectorLock);
            assertThat(child.nextLine()).isEqualTo("end of output");
            assertThat(child.waitForExit()).isNotZero();
        }
    }

    @Test
    void commitsOfTwoProcessesAreAllKept() throws Exception {
        try (ChildProcess child = ChildProcess.start(root, "commit", "10")) {
            assertThat(child.nextLine()).isEqualTo("ready");
            Repository repository = Repository.openOrCreate(root);
            for (int i = 0; i < 10; i++) {
                try (Commit commit = repository.beginCommit()) {
                    commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
                    commit.commit();
                }
            }
            assertThat(child.waitForExit()).isZero();

            Snapshot snapshot = repository.snapshot();
            assertThat(snapshot.generation()).isEqualTo(20);
            assertThat(snapshot.files()).hasSize(20);
            assertThat(snapshot.files())
                    .extracting(DataFile::generation)
                    .doesNotHaveDuplicates()
                    .allMatch(generation -> generation >= 1 && generation <= 20);
        }
    }

    @Test
    void theImportOfALiveProcessSurvivesACleanup() throws Exception {
        try (ChildProcess child = ChildProcess.start(root, "hold")) {
            assertThat(child.nextLine()).isEqualTo("added");
            Repository repository = Repository.openOrCreate(root);

            assertThat(repository.removeUncommitted())
                    .isEqualTo(new Cleanup(0, 0, 0, 0, List.of()));

            child.goOn();
            assertThat(child.nextLine()).isEqualTo("generation 1");
            assertThat(child.waitForExit()).isZero();
            assertThat(repository.snapshot().files()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            names = {"PART_FORCED", "PART_RENAMED", "INDEX_RENAMED", "HEAD_FORCED", "HEAD_RENAMED"})
    void aProcessThatDiedLeavesNothingAfterACleanup(CrashPoint point) throws Exception {
        try (ChildProcess child = ChildProcess.start(root, "crash", point.name())) {
            assertThat(child.waitForExit()).isEqualTo(137);
        }

        Repository repository = Repository.openOrCreate(root);
        repository.removeUncommitted();

        boolean committed = point == CrashPoint.HEAD_RENAMED;
        assertThat(repository.snapshot().files()).hasSize(committed ? 2 : 0);
        assertThat(filesBelow("flows"))
                .filteredOn(name -> name.matches(".*(parquet|_index\\.[0-9]+|tmp)"))
                .hasSize(committed ? 4 : 0);
    }

    private List<String> filesBelow(String in) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(in))) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
