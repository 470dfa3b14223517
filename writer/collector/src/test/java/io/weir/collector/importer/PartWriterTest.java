package io.weir.collector.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartWriterTest {
    /** 2026-02-03T09:00:00Z. */
    private static final long NINE = 1_770_109_200_000L;

    private static final long HOUR = 3_600_000L;

    @TempDir private Path folder;

    @Test
    void rowsAreSortedIntoHours() throws Exception {
        assertThat(write(100, 100, NINE, NINE + HOUR, NINE - 1, NINE + HOUR - 1))
                .containsExactly("hour=08 1", "hour=09 2", "hour=10 1");
    }

    @Test
    void theLargestHourIsWrittenWhenThereAreTooManyRows() throws Exception {
        assertThat(write(4, 100, NINE, NINE + HOUR, NINE, NINE, NINE + HOUR, NINE))
                .containsExactly("hour=09 3", "hour=09 1", "hour=10 2");
    }

    @Test
    void theHourUsedLongestAgoIsWrittenWhenThereAreTooManyHours() throws Exception {
        assertThat(
                        write(
                                100,
                                2,
                                NINE,
                                NINE + HOUR,
                                NINE,
                                NINE + 2 * HOUR,
                                NINE + HOUR,
                                NINE + 2 * HOUR))
                .containsExactly("hour=09 2", "hour=10 1", "hour=10 1", "hour=11 2");
    }

    /** The parts that rows with these start times become, in the order of the index. */
    private List<String> write(int maxRows, int maxHours, long... starts) throws Exception {
        Repository repository = Repository.openOrCreate(folder.resolve("repo"));
        FlowBatch batch = new FlowBatch(64);
        for (long start : starts) {
            add(batch, start);
        }
        try (Commit commit = repository.beginCommit()) {
            PartWriter parts = new PartWriter(commit, maxRows, maxHours);
            parts.take(batch);
            assertThat(batch.rows()).isZero();
            parts.finish();
            Snapshot snapshot = commit.commit();
            assertThat(snapshot.generation()).isEqualTo(1);
            return snapshot.files().stream().map(PartWriterTest::describe).toList();
        }
    }

    private static void add(FlowBatch batch, long start) {
        int row = batch.add();
        batch.setLong(FlowColumn.START_TIME, row, start);
        batch.setLong(FlowColumn.END_TIME, row, start);
        batch.setLong(FlowColumn.RECEIVED_TIME, row, start);
        batch.setLong(FlowColumn.TIME_QUALITY, row, 3);
        batch.setLong(FlowColumn.SRC_PORT, row, 0);
        batch.setLong(FlowColumn.DST_PORT, row, 0);
        batch.setLong(FlowColumn.EXPORT_VERSION, row, 201);
        batch.setText(FlowColumn.SENSOR, row, "S0");
        batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
        batch.setText(FlowColumn.FLOW_TYPE, row, "other");
    }

    private static String describe(DataFile file) {
        return file.hour().folder().substring("day=2026-02-03/".length()) + " " + file.rows();
    }
}
