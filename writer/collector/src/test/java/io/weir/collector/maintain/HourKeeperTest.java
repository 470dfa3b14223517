package io.weir.collector.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourKeeperTest {
    private static final HourPartition HOUR = HourRows.hour("2026-11-22T13:00:00Z");
    private static final Instant DURING = Instant.parse("2026-11-22T13:30:00Z");
    private static final Instant BEFORE_ITS_SEAL = Instant.parse("2026-11-22T14:34:59Z");
    private static final Instant SEALED = Instant.parse("2026-11-22T14:35:00Z");

    @TempDir private Path root;
    private Repository repository;
    private HourRows rows;
    private HourKeeper keeper;
    private final List<String> log = new ArrayList<>();
    private boolean stop;

    @BeforeEach
    void open() throws IOException {
        repository = Repository.openOrCreate(root.resolve("repo"));
        rows = new HourRows(repository);
        keeper =
                new HourKeeper(repository, () -> MaintenanceOptions.DEFAULTS, () -> stop, log::add);
    }

    @Test
    void anHourBecomesOnePartWhenItIsComplete() throws Exception {
        rows.commitParts(HOUR, 5);
        assertThat(keeper.work(DURING)).isEqualTo(CompactionResult.NONE);
        assertThat(keeper.work(BEFORE_ITS_SEAL)).isEqualTo(CompactionResult.NONE);

        CompactionResult result = keeper.work(SEALED);

        assertThat(result.merged()).isEqualTo(5);
        assertThat(rowsOfParts()).containsExactly(5L);
    }

    @Test
    void anOpenHourIsThinnedOutSoThatItNeverHasManySmallParts() throws Exception {
        int most = 0;
        for (int i = 0; i < 200; i++) {
            rows.commit(HOUR, 1);
            keeper.work(DURING);
            most = Math.max(most, rowsOfParts().size());
        }
        assertThat(most).isLessThanOrEqualTo(25);
        assertThat(rowsOfParts().stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
    }

    @Test
    void eightLatePartsStayAndTheNinthIsTooMany() throws Exception {
        rows.commitParts(HOUR, 3);
        keeper.work(DURING);
        keeper.work(SEALED);
        rows.commitParts(HOUR, 7);
        assertThat(keeper.work(SEALED)).isEqualTo(CompactionResult.NONE);
        assertThat(rowsOfParts()).hasSize(8);

        rows.commit(HOUR, 1);
        keeper.work(SEALED);

        assertThat(rowsOfParts()).hasSizeLessThan(8);
        assertThat(rowsOfParts().stream().mapToLong(Long::longValue).sum()).isEqualTo(11);
    }

    @Test
    void aCollectorThatStartsCompactsWhatBecameCompleteWhileNoneRan() throws Exception {
        rows.commitParts(HOUR, 2);
        rows.commitParts(HourRows.hour("2026-11-10T13:00:00Z"), 2);

        keeper.work(SEALED.plus(Duration.ofHours(3)));

        assertThat(rowsOfParts()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void aDamagedPartKeepsOnlyItsOwnHourFromBeingCompacted() throws Exception {
        rows.commitParts(HOUR, 2);
        HourPartition next = HourRows.hour("2026-11-22T14:00:00Z");
        rows.commitParts(next, 2);
        Snapshot snapshot = repository.snapshot();
        Path damaged = snapshot.locate(snapshot.files().get(0));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[5] ^= 1;
        Files.write(damaged, bytes);

        Instant later = SEALED.plus(Duration.ofHours(2));
        keeper.work(later);
        keeper.work(later);

        assertThat(rowsOfParts()).containsExactly(1L, 1L, 2L);
        assertThat(log).singleElement().asString().contains(damaged.toString(), "weir verify");
    }

    @Test
    void nothingIsMergedOnceItIsTimeToStop() throws Exception {
        rows.commitParts(HOUR, 5);
        stop = true;
        keeper.work(SEALED);
        assertThat(rowsOfParts()).hasSize(5);
    }

    private List<Long> rowsOfParts() throws IOException {
        return repository.snapshot().files().stream().map(DataFile::rows).toList();
    }
}
