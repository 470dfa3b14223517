package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.format.CorruptFileException;
import io.weir.format.DuckDb;
import io.weir.format.Stats;
import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables beside {@code flows}: committed, read, merged, expired, verified. */
class StatsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final long ALWAYS = Long.MAX_VALUE;

    @TempDir private Path root;
    private Repository repository;

    @BeforeEach
    void open() throws IOException {
        repository = Repository.openOrCreate(root);
    }

    @Test
    void rowsComeBackAsTheyWereAdded() throws Exception {
        StatsTable table = StatsTable.EXPORTERS;
        StatsRows rows = new StatsRows(table);
        byte[] address = new byte[16];
        address[0] = 0x20;
        address[15] = (byte) 0xfe;
        Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            StatsColumn column = table.columns().get(i);
            values[i] =
                    switch (column.type()) {
                        case TEXT -> column.nullable() ? null : "records";
                        case ADDRESS -> address;
                        case TIMESTAMP -> Instant.parse("2026-11-22T13:00:00.007Z").toEpochMilli();
                        case BIGINT -> Long.MIN_VALUE + i;
                        case INTEGER -> (long) Integer.MIN_VALUE;
                        case SMALLINT -> (long) Short.MIN_VALUE;
                    };
        }
        rows.add(values);

        commit(rows);

        StatsRows read = all(repository.snapshot(), table).get(0);
        assertThat(read.size()).isEqualTo(1);
        for (int i = 0; i < values.length; i++) {
            assertThat(read.get(0, i)).as(table.columns().get(i).name()).isEqualTo(values[i]);
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedBeforeItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatsRows(StatsTable.COLLECTOR_STATS).add(0L))
                .withMessage("collector_stats: expected 4 values, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatsRows(StatsTable.COLLECTOR_STATS).add(0L, "a", null, 1L))
                .withMessage("collector_stats.labels: expected TEXT, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> {
                            try (Commit commit = repository.beginCommit()) {
                                commit.addStats(Stats.counters("1969-12-31T23:59:59Z", 1));
                            }
                        })
                .withMessageContaining("expected a time from 1970 to 9999");
    }

    @Test
    void otherProgramsReadTheFiles() throws Exception {
        commit(Stats.counters("2026-11-22T13:00:00Z", 1, 2));

        assertThat(
                        Stats.inFiles(
                                root,
                                "received_time, hex(exporter_addr), if_index, if_direction,"
                                        + " in_bytes, out_bytes"))
                .containsExactly(
                        "2026-11-22T13:00Z|00000000000000000000FFFF0A000009|1|1|1|null",
                        "2026-11-22T13:00Z|00000000000000000000FFFF0A000009|2|1|2|null");
        Path file = root.resolve("stats/day=2026-11-22/interface_counters-1-1.parquet");
        assertThat(DuckDb.queryFile(file, "SELECT count(*) FROM file")).containsExactly("2");
    }

    @Test
    void aSnapshotSeesWhatWasCommittedUpToIt() throws Exception {
        Snapshot none = repository.snapshot();
        Snapshot first = commit(Stats.counters("2026-11-22T13:00:00Z", 1));
        Snapshot second =
                commit(
                        Stats.counters("2026-11-22T13:00:01Z", 2, 4),
                        Stats.counters("2026-11-23T00:00:00Z", 8));

        assertThat(bytes(none)).isEmpty();
        assertThat(bytes(first)).containsExactly(1L);
        assertThat(bytes(second)).containsExactly(1L, 2L, 4L, 8L);
        assertThat(second.generation()).isEqualTo(2);
    }

    @Test
    void onlyTheDaysAskedForAreRead() throws Exception {
        commit(Stats.counters("2026-11-21T23:59:59Z", 1));
        commit(Stats.counters("2026-11-22T00:00:00Z", 2));
        Snapshot snapshot = commit(Stats.counters("2026-11-23T00:00:00Z", 4));
        long day = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();

        assertThat(Stats.inBytes(snapshot, day, day + 1)).containsExactly(2L);
        assertThat(Stats.inBytes(snapshot, day - 1, day)).containsExactly(1L);
        assertThat(Stats.inBytes(snapshot, day, ALWAYS)).containsExactly(2L, 4L);
        assertThat(Stats.inBytes(snapshot, day + 86_400_000L, ALWAYS)).containsExactly(4L);
    }

    @Test
    void ofATableWithAKeyTheNewestRowOfEachKeyIsRead() throws Exception {
        commit(
                Stats.template("2026-11-21T10:00:00Z", 256, "1:8"),
                Stats.template("2026-11-21T10:00:00Z", 257, "2:8"),
                Stats.template("2026-11-22T09:00:00Z", 256, "late in the row, not in time"));
        commit(Stats.template("2026-11-22T10:00:00Z", 256, "1:4"));
        Snapshot snapshot =
                commit(
                        Stats.template("2026-11-22T10:00:00Z", 256, "1:4 2:4"),
                        Stats.template("2026-11-22T08:00:00Z", 256, "older"));

        assertThat(texts(snapshot, "fields")).containsExactlyInAnyOrder("1:4 2:4", "2:8");
    }

    @Test
    void mergedFilesHoldTheSameRowsAndOldSnapshotsKeepTheirs() throws Exception {
        Snapshot before = commit(Stats.counters("2026-11-22T13:00:00Z", 1));
        for (int i = 1; i < 60; i++) {
            assertThat(repository.mergeStats(() -> false)).isZero();
            commit(
                    Stats.counters("2026-11-22T13:00:01Z", 1),
                    Stats.template("2026-11-22T13:00:01Z", 256, "version " + i));
        }

        assertThat(repository.mergeStats(() -> false)).isEqualTo(1);

        assertThat(files()).hasSize(59 + 1).contains("interface_counters-1-60.parquet");
        assertThat(Stats.inFiles(root, "COUNT(*)")).containsExactly("60");
        assertThat(bytes(before)).containsExactly(1L);
        assertThat(bytes(repository.snapshot())).hasSize(60).containsOnly(1L);
        assertThat(repository.mergeStats(DAY)).isEqualTo(1);
        assertThat(texts(repository.snapshot(), "fields")).containsExactly("version 59");
        assertThat(repository.mergeStats(DAY)).isZero();
    }

    @Test
    void whatWasMergedIsDeletedAfterAnHourAndNoSnapshotIsWrongThen() throws Exception {
        Snapshot before = commit(Stats.counters("2026-11-22T13:00:00Z", 1));
        commit(Stats.counters("2026-11-22T13:00:01Z", 2));
        repository.mergeStats(DAY);
        Path merged = root.resolve("stats/day=2026-11-22/interface_counters-1-2.parquet");
        Files.setLastModifiedTime(
                merged, FileTime.from(Instant.now().minus(61, ChronoUnit.MINUTES)));

        repository.mergeStats(() -> false);

        assertThat(files()).containsExactly("interface_counters-1-2.parquet");
        assertThat(root.resolve("retired/stats/day=2026-11-22")).isEmptyDirectory();
        assertThat(bytes(repository.snapshot())).containsExactly(1L, 2L);
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> bytes(before))
                .withMessageContaining("may have to be asked again");
    }

    @Test
    void aMergeNeverReachesOverAFileThatItLeavesAlone() throws Exception {
        Random random = new Random(7);
        commit(Stats.counters("2026-11-22T13:00:00Z", 1));
        commit(Stats.counters("2026-11-22T13:00:00Z", 2));
        commit(Stats.counters("2026-11-22T13:00:01Z", random.longs(150_000).toArray()));
        commit(Stats.counters("2026-11-22T13:00:02Z", 4));
        commit(Stats.counters("2026-11-22T13:00:02Z", 8));

        assertThat(repository.mergeStats(DAY)).isEqualTo(2);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "interface_counters-1-2.parquet",
                        "interface_counters-3-3.parquet",
                        "interface_counters-4-5.parquet");
        List<Long> read = bytes(repository.snapshot());
        assertThat(read).hasSize(150_004).startsWith(1L, 2L).endsWith(4L, 8L);
    }

    @Test
    void readersSeeEveryRowOnceWhileOthersCommitAndMerge() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> writer =
                    executor.submit(
                            () -> {
                                for (int i = 0; i < 60; i++) {
                                    commit(Stats.counters("2026-11-22T13:00:00Z", 1));
                                    repository.mergeStats(DAY);
                                }
                                return null;
                            });
            boolean last = false;
            while (!last) {
                last = writer.isDone();
                Snapshot snapshot = Repository.open(root).snapshot();
                assertThat(bytes(snapshot)).hasSize((int) snapshot.generation());
            }
            writer.get();
        } finally {
            executor.shutdownNow();
        }
        assertThat(bytes(repository.snapshot())).hasSize(60);
    }

    @Test
    void aFileWithAnyByteChangedIsDamagedOrReadsTheSame() throws Exception {
        commit(Stats.template("2026-11-22T13:00:00Z", 256, "1:4 2:4"));
        Path file = root.resolve("stats/day=2026-11-22/templates-1-1.parquet");
        byte[] whole = Files.readAllBytes(file);
        List<Object> expected = values(all(repository.snapshot(), StatsTable.TEMPLATES));
        int damaged = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(file, changed);
            try {
                assertThat(values(all(repository.snapshot(), StatsTable.TEMPLATES)))
                        .as("byte %d", at)
                        .isEqualTo(expected);
            } catch (CorruptFileException e) {
                damaged++;
            }
        }
        assertThat(damaged).isGreaterThan(whole.length / 4);
    }

    @Test
    void verificationNamesTheDamagedFile() throws Exception {
        commit(
                Stats.counters("2026-11-22T13:00:00Z", 1),
                Stats.template("2026-11-22T13:00:00Z", 256, "1:4"));
        List<CorruptFileException> found = new ArrayList<>();
        assertThat(repository.verifyStats(found::add)).isEqualTo(2);
        assertThat(found).isEmpty();
        Path file = root.resolve("stats/day=2026-11-22/templates-1-1.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);

        assertThat(repository.verifyStats(found::add)).isEqualTo(2);

        assertThat(found).extracting(CorruptFileException::file).containsExactly(file.toString());
        assertThat(found.get(0)).hasMessageContaining("expected CRC32C");
    }

    @Test
    void aDayThatExpiresIsGoneAndOthersStay() throws Exception {
        commit(Stats.counters("2026-11-21T13:00:00Z", 1));
        Snapshot snapshot = commit(Stats.counters("2026-11-22T13:00:00Z", 2));
        assertThat(repository.statsBytes()).containsOnlyKeys(DAY.minusDays(1), DAY);

        repository.deleteStats(DAY.minusDays(1));

        assertThat(bytes(snapshot)).containsExactly(2L);
        assertThat(repository.statsBytes()).containsOnlyKeys(DAY);
        assertThat(root.resolve("stats/day=2026-11-21")).doesNotExist();
    }

    private Snapshot commit(StatsRows... rows) throws IOException {
        try (Commit commit = repository.beginCommit()) {
            for (StatsRows each : rows) {
                commit.addStats(each);
            }
            return commit.commit();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("stats/day=2026-11-22"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static List<Long> bytes(Snapshot snapshot) throws IOException {
        return Stats.inBytes(snapshot, 0, ALWAYS);
    }

    private static List<String> texts(Snapshot snapshot, String column) throws IOException {
        StatsTable table = StatsTable.TEMPLATES;
        List<String> texts = new ArrayList<>();
        for (StatsRows rows : all(snapshot, table)) {
            for (int row = 0; row < rows.size(); row++) {
                texts.add(rows.getText(row, table.indexOf(column)));
            }
        }
        return texts;
    }

    private static List<StatsRows> all(Snapshot snapshot, StatsTable table) throws IOException {
        Set<String> columns =
                table.columns().stream().map(StatsColumn::name).collect(Collectors.toSet());
        List<StatsRows> all = new ArrayList<>();
        try (StatsCursor cursor = snapshot.stats(table, columns, 0, ALWAYS)) {
            while (cursor.next()) {
                all.add(cursor.rows());
            }
        }
        return all;
    }

    private static List<Object> values(List<StatsRows> all) {
        List<Object> values = new ArrayList<>();
        for (StatsRows rows : all) {
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < rows.table().columns().size(); i++) {
                    Object value = rows.get(row, i);
                    values.add(
                            value instanceof byte[] bytes
                                    ? Arrays.toString(bytes)
                                    : String.valueOf(value));
                }
            }
        }
        return values;
    }
}
