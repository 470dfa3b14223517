package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowCommitterTest {
    /** 2026-02-03T09:00:00Z. */
    private static final long NINE = 1_770_109_200_000L;

    private static final long HOUR = 3_600_000L;
    private static final byte[] STATE = {1, 2, 3};

    @TempDir private Path folder;
    private Repository repository;
    private FlowCommitter committer;

    @BeforeEach
    void open() throws Exception {
        repository = Repository.openOrCreate(folder.resolve("repo"));
        committer = new FlowCommitter(repository);
    }

    @Test
    void aFlowThatCrossesTheHourIsOneRowInTheHourOfItsStart() throws Exception {
        commit(5, NINE - 1, NINE + HOUR - 1, NINE - 1, NINE, NINE + HOUR);
        assertThat(parts()).containsExactly("hour=08 2 of 1", "hour=09 2 of 1", "hour=10 1 of 1");
        assertThat(committer.flows()).isEqualTo(5);
        assertThat(committer.parts()).isEqualTo(3);
    }

    @Test
    void lateFlowsMakeANewPartOfTheirOwnHour() throws Exception {
        commit(2, NINE, NINE + HOUR);
        List<DataFile> before = repository.snapshot().files();
        commit(4, NINE + 1, NINE + 40 * HOUR);
        assertThat(parts())
                .containsExactly(
                        "hour=09 1 of 1", "hour=09 1 of 2", "hour=10 1 of 1", "hour=01 1 of 2");
        assertThat(repository.snapshot().files()).containsAll(before);
    }

    @Test
    void aCommitSaysHowFarTheSpoolWasReadAndWhatTheDecoderLearned() throws Exception {
        StatsTable table = StatsTable.INTERFACE_COUNTERS;
        StatsRows stats = new StatsRows(table);
        Object[] values = new Object[table.columns().size()];
        values[table.indexOf("received_time")] = NINE;
        values[table.indexOf("exporter_addr")] = new byte[16];
        values[table.indexOf("observation_domain_id")] = 0L;
        values[table.indexOf("if_index")] = 1L;
        stats.add(values);
        committer.commit(rows(NINE), List.of(stats), 7, STATE);
        Snapshot snapshot = repository.snapshot();
        assertThat(snapshot.spoolOffset()).isEqualTo(7);
        assertThat(snapshot.decoderState()).isEqualTo(STATE);
        assertThat(repository.statsBytes()).hasSize(1);
    }

    private void commit(long offset, long... starts) throws Exception {
        committer.commit(rows(starts), List.of(), offset, STATE);
    }

    /** Flows with these starts, each of two days. */
    private static FlowBatch rows(long... starts) {
        FlowBatch batch = new FlowBatch(starts.length);
        for (long start : starts) {
            int row = batch.add();
            batch.setLong(FlowColumn.START_TIME, row, start);
            batch.setLong(FlowColumn.END_TIME, row, start + 48 * HOUR);
            batch.setLong(FlowColumn.RECEIVED_TIME, row, start);
            batch.setText(FlowColumn.SENSOR, row, "S0");
            batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
            batch.setText(FlowColumn.FLOW_TYPE, row, "other");
        }
        return batch;
    }

    /** The hour of each part, its rows and its generation. */
    private List<String> parts() throws Exception {
        return repository.snapshot().files().stream().map(FlowCommitterTest::describe).toList();
    }

    private static String describe(DataFile file) {
        return file.hour().folder().replaceAll(".*/", "")
                + " "
                + file.rows()
                + " of "
                + file.generation();
    }
}
