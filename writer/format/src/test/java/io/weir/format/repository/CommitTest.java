package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.weir.format.DataFile;
import io.weir.format.Flows;
import io.weir.format.HourPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir private Path root;
    private Repository repository;

    @BeforeEach
    void makeARepository() throws Exception {
        repository = Repository.openOrCreate(root);
    }

    @Test
    void aCommitOverTwoDaysIsOneGeneration() throws Exception {
        Snapshot committed;
        try (Commit commit = repository.beginCommit()) {
            PartSummary part = commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1, 2));
            commit.addPart(Flows.NEXT_DAY, Flows.rows(Flows.NEXT_DAY, 3));
            commit.spoolOffset(4711);
            assertThat(part.rows()).isEqualTo(2);
            assertThat(commit.rows()).isEqualTo(3);
            committed = commit.commit();
        }

        assertThat(committed.generation()).isEqualTo(1);
        assertThat(committed.files()).extracting(DataFile::rows).containsExactly(2L, 1L);
        assertThat(Repository.open(root).snapshot().spoolOffset()).isEqualTo(4711);
    }

    @Test
    void withoutACommitNothingIsLeft() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
        }

        assertThat(repository.snapshot().generation()).isZero();
        assertThat(files("flows/_tmp")).isEmpty();
        assertThat(root.resolve("flows/day=2026-11-22")).doesNotExist();
    }

    @Test
    void nothingToCommitMakesNoGeneration() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            assertThat(commit.commit().generation()).isZero();
        }
    }

    @Test
    void aSpoolOffsetAloneIsCommitted() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            commit.spoolOffset(10);
            assertThat(commit.commit().generation()).isEqualTo(1);
        }
        assertThat(repository.snapshot().spoolOffset()).isEqualTo(10);
    }

    @Test
    void aSpoolOffsetNeverGoesBack() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            commit.spoolOffset(10);
            commit.commit();
        }
        try (Commit commit = repository.beginCommit()) {
            commit.spoolOffset(9);
            assertThatExceptionOfType(RepositoryException.class)
                    .isThrownBy(commit::commit)
                    .withMessageContaining("from 10 on, got 9");
        }
    }

    @Test
    void theSameContentIsImportedOnce() throws Exception {
        importContent("first.pcap", 1);

        assertThatExceptionOfType(RepositoryException.class)
                .isThrownBy(() -> importContent("second.pcap", 1))
                .withMessageContaining("second.pcap")
                .withMessageContaining("imported as first.pcap by commit 1")
                .withMessageContaining("--again");
        assertThat(repository.snapshot().files()).hasSize(1);
        assertThat(repository.snapshot().hasImport(SHA)).isTrue();
        assertThat(files("flows/_tmp")).isEmpty();
    }

    @Test
    void theSameContentIsImportedAgainWhenAskedFor() throws Exception {
        importContent("first.pcap", 1);
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
            commit.importedContentAgain(SHA, "second.pcap");
            commit.commit();
        }

        assertThat(repository.snapshot().files()).hasSize(2);
    }

    @Test
    void aPartThatIsTakenOutTwiceIsAConflictAndChangesNothing() throws Exception {
        commitOneRow();
        List<DataFile> files = repository.snapshot().files();
        try (Commit commit = repository.beginCommit()) {
            commit.removeParts(files);
            commit.removeParts(files);
            assertThatExceptionOfType(ConflictException.class).isThrownBy(commit::commit);
        }
        assertThat(repository.snapshot().files()).isEqualTo(files);
    }

    @Test
    void theDecodersStateIsTheLastOneThatWasCommitted() throws Exception {
        for (byte[] state : new byte[][] {{1}, {2, 2}, {2, 2}, {}}) {
            try (Commit commit = repository.beginCommit()) {
                commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
                commit.decoderState(state);
                commit.commit();
            }
            assertThat(Repository.open(root).snapshot().decoderState()).isEqualTo(state);
        }
    }

    @Test
    void aRowOutsideTheHourIsRefused() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> commit.addPart(Flows.HOUR_14, Flows.rows(Flows.HOUR_13, 1)))
                    .withMessageContaining("2026-11-22T13:00:00Z");
        }
    }

    @Test
    void anHourThatNoFolderNameHoldsIsRefused() throws Exception {
        try (Commit commit = repository.beginCommit()) {
            for (String time : List.of("1969-12-31T23:00:00Z", "+10000-01-01T00:00:00Z")) {
                HourPartition hour = Flows.hour(time);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> commit.addPart(hour, Flows.rows(hour, 1)))
                        .withMessageContaining("an hour from 1970 to 9999");
            }
        }
    }

    @Test
    void aCommitIsUsedOnce() throws Exception {
        Commit commit = repository.beginCommit();
        commit.commit();

        assertThatIllegalStateException().isThrownBy(commit::commit);
        commit.close();
    }

    @Test
    void commitsFromManyThreadsAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Snapshot> one =
                    () -> {
                        try (Commit commit = Repository.open(root).beginCommit()) {
                            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
                            return commit.commit();
                        }
                    };
            List<Callable<Snapshot>> all = Stream.generate(() -> one).limit(20).toList();
            for (Future<Snapshot> done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        Snapshot snapshot = repository.snapshot();
        assertThat(snapshot.generation()).isEqualTo(20);
        assertThat(snapshot.files()).extracting(DataFile::generation).doesNotHaveDuplicates();
        assertThat(snapshot.files()).hasSize(20);
    }

    @Test
    void aReplacedIndexStaysForAnHourAndNoLonger() throws Exception {
        commitOneRow();
        commitOneRow();
        Path first = root.resolve("flows/day=2026-11-22/_index.1");
        Path second = root.resolve("flows/day=2026-11-22/_index.2");
        assertThat(first).exists();

        age(first, Duration.ofMinutes(59));
        commitOneRow();
        assertThat(first).exists();

        age(first, Duration.ofMinutes(61));
        commitOneRow();
        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(repository.snapshot().files()).hasSize(4);
    }

    @Test
    void theCurrentIndexStaysHoweverOldItIs() throws Exception {
        commitOneRow();
        age(root.resolve("flows/day=2026-11-22/_index.1"), Duration.ofDays(400));

        repository.removeUncommitted();

        assertThat(repository.snapshot().files()).hasSize(1);
    }

    private void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Clock.systemUTC().instant().minus(age)));
    }

    private void commitOneRow() throws IOException {
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 1));
            commit.commit();
        }
    }

    private void importContent(String name, long bytes) throws IOException {
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, bytes));
            commit.importedContent(SHA, name);
            commit.commit();
        }
    }

    private List<Path> files(String in) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(in))) {
            return files.toList();
        }
    }
}
