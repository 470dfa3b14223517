package io.weir.collector.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactorTest {
    private static final HourPartition HOUR = HourRows.hour("2026-11-22T13:00:00Z");
    private static final HourPartition OTHER = HourRows.hour("2026-11-22T14:00:00Z");

    @TempDir private Path root;

    @Test
    void anHourIsMergedAndTheOthersOfItsDayAreLeftAlone() throws Exception {
        Repository repository = Repository.openOrCreate(root.resolve("repo"));
        HourRows rows = new HourRows(repository);
        rows.commitParts(HOUR, 3);
        rows.commitParts(OTHER, 2);

        CompactionResult result = new Compactor(repository, () -> false).compact(HOUR);

        assertThat(result.merged()).isEqualTo(3);
        assertThat(repository.snapshot().files())
                .extracting(file -> file.hour() + " " + file.rows())
                .containsExactly(HOUR + " 3", OTHER + " 1", OTHER + " 1");
    }
}
