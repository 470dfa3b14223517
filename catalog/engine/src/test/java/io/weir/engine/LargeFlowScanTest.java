package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.ColumnChunk;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.PageEncoding;
import io.weir.format.RowGroup;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One part of two row groups, 262,144 and 17,856 rows, whose dictionaries grow too large on the
 * way. Row {@code i} begins 10 milliseconds after row {@code i - 1} and has export_sequence {@code
 * i}.
 */
class LargeFlowScanTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);
    private static final int ROWS = 280_000;

    @TempDir private static Path folder;
    private static Snapshot snapshot;

    @BeforeAll
    static void writeOneLargePart() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        snapshot = FlowRows.commit(repository, List.of(new HourOfFlows(HOUR, flows())));
    }

    private static FlowBatch flows() {
        Random random = new Random(42);
        FlowBatch batch = new FlowBatch(ROWS);
        for (int i = 0; i < ROWS; i++) {
            int row = batch.add();
            long start = HOUR.startMillis() + i * 10L;
            batch.setLong(FlowColumn.START_TIME, row, start);
            batch.setLong(FlowColumn.END_TIME, row, start + 1000);
            batch.setLong(FlowColumn.RECEIVED_TIME, row, start);
            batch.setLong(FlowColumn.EXPORT_SEQUENCE, row, i);
            batch.setLong(FlowColumn.DST_PORT, row, i < 270_000 ? 443 : 80);
            batch.setText(FlowColumn.SENSOR, row, i < 262_144 ? "S0" : "S1");
            batch.setLong(FlowColumn.FLOW_ID, row, i < 20_000 ? i % 9 : random.nextLong());
            if (i % 3 > 0) {
                String host = "host-" + (i < 20_000 ? i % 50 : random.nextLong());
                batch.setText(FlowColumn.HTTP_HOST, row, host);
                batch.setAddress(FlowColumn.SRC_ADDR, row, i % 7, random.nextLong());
            }
        }
        return batch;
    }

    @Test
    void theFileHasTwoRowGroupsAndTextsWithoutADictionary() throws Exception {
        List<RowGroup> groups = snapshot.files().get(0).rowGroups();
        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).rows()).isEqualTo(262_144);
        assertThat(chunk(groups.get(0), FlowColumn.HTTP_HOST).encodings())
                .containsExactly(PageEncoding.DELTA_LENGTH_BYTE_ARRAY);
        assertThat(chunk(groups.get(0), FlowColumn.START_TIME).encodings())
                .containsExactly(PageEncoding.DELTA_BINARY_PACKED);
    }

    @Test
    void everyRowIsWhatDuckDbReads() throws Exception {
        List<FlowColumn> columns =
                List.of(
                        FlowColumn.START_TIME,
                        FlowColumn.EXPORT_SEQUENCE,
                        FlowColumn.FLOW_ID,
                        FlowColumn.HTTP_HOST,
                        FlowColumn.SRC_ADDR,
                        FlowColumn.DST_PORT);
        assertThat(FlowRows.scan(snapshot, new ScanRequest(columns, List.of())))
                .isEqualTo(FlowRows.duckDb(folder, columns, "true"));
    }

    @Test
    void filtersWithoutADictionaryAreExact() throws Exception {
        List<FlowColumn> columns =
                List.of(FlowColumn.EXPORT_SEQUENCE, FlowColumn.HTTP_HOST, FlowColumn.FLOW_ID);
        ValueSet hosts = ValueSet.ofTexts(new TreeSet<>(List.of("host-7", "host-49"))).complement();
        List<ColumnFilter> filters =
                List.of(
                        new ColumnFilter(FlowColumn.HTTP_HOST, hosts, false),
                        new ColumnFilter(
                                FlowColumn.FLOW_ID,
                                ValueSet.ofLongRange(-1L << 60, 1L << 60),
                                true),
                        new ColumnFilter(
                                FlowColumn.EXPORT_SEQUENCE,
                                ValueSet.ofLongRange(10_000, 100_000),
                                false));
        List<String> expected =
                FlowRows.duckDb(
                        folder,
                        columns,
                        "http_host not in ('host-7', 'host-49') and flow_id between"
                                + " -1152921504606846976 and 1152921504606846976 and"
                                + " export_sequence between 10000 and 100000");
        assertThat(expected).hasSizeGreaterThan(10_000);
        assertThat(FlowRows.scan(snapshot, new ScanRequest(columns, filters))).isEqualTo(expected);
    }

    @Test
    void countingAllRowsReadsNoByte() throws Exception {
        assertThat(statistics(List.of(), List.of()))
                .isEqualTo(new ScanStatistics(1, 0, 2, 0, 0, 280_000, 280_000, 0, 0, 0));
    }

    @Test
    void aFilterThatTheIndexDecidesReadsNoByte() throws Exception {
        assertThat(statistics(List.of(), List.of(sensor("S1"))))
                .isEqualTo(new ScanStatistics(1, 0, 2, 1, 0, 17_856, 17_856, 0, 0, 0));
        assertThat(statistics(List.of(), List.of(range(FlowColumn.BYTES, 0, 10))))
                .isEqualTo(new ScanStatistics(1, 1, 2, 2, 0, 0, 0, 0, 0, 0));
        assertThat(statistics(List.of(), List.of(times(-1, 3_600_000))))
                .isEqualTo(new ScanStatistics(1, 0, 2, 0, 0, 280_000, 280_000, 0, 0, 0));
    }

    @Test
    void rowGroupsOutsideTheirRangesAreSkipped() throws Exception {
        ScanStatistics last =
                statistics(List.of(FlowColumn.SENSOR), List.of(times(2_700_000, 2_700_990)));
        assertThat(last.rowGroupsSkipped()).isEqualTo(1);
        assertThat(last.rowsRead()).isEqualTo(17_856);
        assertThat(last.rowsPassed()).isEqualTo(100);
        assertThat(statistics(List.of(), List.of(range(FlowColumn.EXPORT_SEQUENCE, 5, 5))))
                .matches(result -> result.rowGroupsSkipped() == 1 && result.rowsPassed() == 1);
    }

    @Test
    void otherHoursAreNotEvenConsidered() throws Exception {
        assertThat(statistics(List.of(), List.of(times(3_600_000, 7_200_000))))
                .isEqualTo(new ScanStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        ValueSet before = ValueSet.ofLongs(new long[] {0, 9_000}, new long[] {1, 9_001});
        assertThat(statistics(List.of(), List.of(filter(FlowColumn.START_TIME, before))))
                .isEqualTo(new ScanStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aFilterThatNothingPassesReadsNoIndex() throws Exception {
        ValueSet nothing = ValueSet.ofLongRange(1, 0);
        assertThat(statistics(List.of(), List.of(filter(FlowColumn.SRC_PORT, nothing))))
                .isEqualTo(new ScanStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void columnsOfRowsThatDoNotPassAreNotRead() throws Exception {
        RowGroup second = snapshot.files().get(0).rowGroups().get(1);
        long portBytes = chunk(second, FlowColumn.DST_PORT).compressedBytes();
        long hostBytes = chunk(second, FlowColumn.HTTP_HOST).compressedBytes();
        List<FlowColumn> host = List.of(FlowColumn.HTTP_HOST);
        List<ColumnFilter> none =
                List.of(
                        sensor("S1"),
                        filter(
                                FlowColumn.DST_PORT,
                                ValueSet.ofLongs(new long[] {81}, new long[] {442})));
        assertThat(statistics(host, none))
                .usingRecursiveComparison()
                .ignoringFields("pages", "bytesDecompressed")
                .isEqualTo(new ScanStatistics(1, 0, 2, 1, 1, 17_856, 0, portBytes, 0, 0));
        List<ColumnFilter> some = List.of(sensor("S1"), range(FlowColumn.DST_PORT, 80, 80));
        assertThat(statistics(host, some))
                .usingRecursiveComparison()
                .ignoringFields("pages", "bytesDecompressed")
                .isEqualTo(
                        new ScanStatistics(
                                1, 0, 2, 1, 0, 17_856, 10_000, portBytes + hostBytes, 0, 0));
    }

    private static ScanStatistics statistics(List<FlowColumn> columns, List<ColumnFilter> filters)
            throws IOException {
        ScanRequest request = new ScanRequest(columns, filters);
        try (FlowCursor cursor = FlowScan.open(snapshot, request, ScanControl.none())) {
            while (cursor.nextBatch()) {
                assertThat(cursor.rows()).isPositive();
            }
            return cursor.statistics();
        }
    }

    private static ColumnChunk chunk(RowGroup group, FlowColumn column) {
        return Objects.requireNonNull(group.chunk(column));
    }

    private static ColumnFilter times(long fromMillis, long toMillis) {
        return range(
                FlowColumn.START_TIME,
                HOUR.startMillis() + fromMillis,
                HOUR.startMillis() + toMillis);
    }

    private static ColumnFilter sensor(String name) {
        return filter(FlowColumn.SENSOR, ValueSet.ofTexts(new TreeSet<>(List.of(name))));
    }

    private static ColumnFilter range(FlowColumn column, long low, long high) {
        return filter(column, ValueSet.ofLongRange(low, high));
    }

    private static ColumnFilter filter(FlowColumn column, ValueSet values) {
        return new ColumnFilter(column, values, false);
    }
}
