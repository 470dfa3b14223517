package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scans of a folder with seeded flows, compared with DuckDB over the same files. */
class FlowScanTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);
    private static final List<FlowColumn> ALL = List.of(FlowColumn.values());
    private static final long V4 = 0x0000_ffff_0000_0000L;

    @TempDir private static Path folder;
    private static Snapshot snapshot;

    @BeforeAll
    static void writeThreeHours() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        snapshot =
                FlowRows.commit(
                        repository,
                        List.of(
                                part(1, 0, 20_000),
                                part(2, 0, 300),
                                part(3, 1, 5000),
                                part(4, 2, 1)));
    }

    @Test
    void everyColumnOfEveryRowIsWhatDuckDbReads() throws Exception {
        List<String> rows = FlowRows.scan(snapshot, new ScanRequest(ALL, List.of()));
        assertThat(rows).hasSize(25_301);
        assertThat(rows).isEqualTo(FlowRows.duckDb(folder, ALL, "true"));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(
                        "dst_port in (25, 80)",
                        List.of(longs(FlowColumn.DST_PORT, false, 25, 25, 80, 80))),
                Arguments.of(
                        "src_port between 1000 and 2000 or src_port >= 60000",
                        List.of(longs(FlowColumn.SRC_PORT, false, 1000, 2000, 60_000, 99_999))),
                Arguments.of(
                        "protocol is null or protocol <> 6",
                        List.of(complement(longs(FlowColumn.PROTOCOL, true, 6, 6)))),
                Arguments.of(
                        "protocol <> 6",
                        List.of(complement(longs(FlowColumn.PROTOCOL, false, 6, 6)))),
                Arguments.of("bytes is null", List.of(longs(FlowColumn.BYTES, true))),
                Arguments.of(
                        "bytes is not null",
                        List.of(longs(FlowColumn.BYTES, false, Long.MIN_VALUE, Long.MAX_VALUE))),
                Arguments.of(
                        "flow_id < 0",
                        List.of(longs(FlowColumn.FLOW_ID, false, Long.MIN_VALUE, -1))),
                Arguments.of(
                        "flow_label between -5000000 and 5000000",
                        List.of(longs(FlowColumn.FLOW_LABEL, false, -5_000_000, 5_000_000))),
                Arguments.of(
                        "http_host < 'a' or http_host is null",
                        List.of(texts(FlowColumn.HTTP_HOST, true, "nobody"))),
                Arguments.of(
                        "in_if_name in ('eth0', '日本-😀', '')",
                        List.of(texts(FlowColumn.IN_IF_NAME, false, "eth0", "日本-😀", ""))),
                Arguments.of(
                        "in_if_name <> 'eth0'",
                        List.of(complement(texts(FlowColumn.IN_IF_NAME, false, "eth0")))),
                Arguments.of(
                        "src_addr between '\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xFF\\xFF\\x0A\\x00\\x10\\x00'::blob"
                                + " and '\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xFF\\xFF\\x0A\\x00\\x1F\\xFF'::blob",
                        List.of(
                                addresses(
                                        FlowColumn.SRC_ADDR, V4 | 0x0a001000L, V4 | 0x0a001fffL))),
                Arguments.of(
                        "src_addr is not null and hex(src_addr) not like '00000000000000000000FFFF%'",
                        List.of(complement(addresses(FlowColumn.SRC_ADDR, V4, V4 | 0xffff_ffffL)))),
                Arguments.of(
                        "end_time - start_time > interval 50 seconds",
                        List.of(longs(FlowColumn.DURATION_MS, false, 50_001, Long.MAX_VALUE))),
                Arguments.of(
                        "end_time <= start_time",
                        List.of(longs(FlowColumn.DURATION_MS, false, 0, 0))),
                Arguments.of(
                        "coalesce(bytes_raw, bytes) < 5000",
                        List.of(longs(FlowColumn.BYTES_RAW, false, Long.MIN_VALUE, 4999))),
                Arguments.of(
                        "coalesce(packets_raw, packets) is null or"
                                + " coalesce(packets_raw, packets) in (3, 4)",
                        List.of(longs(FlowColumn.PACKETS_RAW, true, 3, 4))),
                Arguments.of(
                        "flow_type = 'in' and dst_port = 53 and packets > 90",
                        List.of(
                                texts(FlowColumn.FLOW_TYPE, false, "in"),
                                longs(FlowColumn.DST_PORT, false, 53, 53),
                                longs(FlowColumn.PACKETS, false, 91, Long.MAX_VALUE))),
                Arguments.of(
                        "src_port > 100 and src_port < 200 and bytes is null",
                        List.of(
                                longs(FlowColumn.SRC_PORT, false, 101, Long.MAX_VALUE),
                                longs(FlowColumn.SRC_PORT, false, 0, 199),
                                longs(FlowColumn.BYTES, true))),
                Arguments.of(
                        "epoch_ms(start_time) between 1795354000000 and 1795357000000",
                        List.of(
                                longs(
                                        FlowColumn.START_TIME,
                                        false,
                                        1_795_354_000_000L,
                                        1_795_357_000_000L))),
                Arguments.of(
                        "user_name is not null and export_sequence = 7",
                        List.of(
                                complement(texts(FlowColumn.USER_NAME, false)),
                                longs(FlowColumn.EXPORT_SEQUENCE, false, 7, 7))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void everyFilterLetsThroughWhatDuckDbLetsThrough(String where, List<ColumnFilter> filters)
            throws IOException, SQLException {
        List<FlowColumn> columns =
                List.of(
                        FlowColumn.EXPORT_SEQUENCE,
                        FlowColumn.HTTP_HOST,
                        FlowColumn.SRC_ADDR,
                        FlowColumn.BYTES_RAW,
                        FlowColumn.START_TIME,
                        FlowColumn.DURATION_MS,
                        FlowColumn.PROTOCOL);
        List<String> expected = FlowRows.duckDb(folder, columns, where);
        assertThat(expected).hasSizeBetween(1, 25_300);
        assertThat(FlowRows.scan(snapshot, new ScanRequest(columns, filters))).isEqualTo(expected);
    }

    @Test
    void aColumnMayBeAskedForTwice() throws Exception {
        ScanRequest request =
                new ScanRequest(
                        List.of(FlowColumn.SENSOR, FlowColumn.SENSOR),
                        List.of(longs(FlowColumn.EXPORT_SEQUENCE, false, 4990, 4990)));
        assertThat(FlowRows.scan(snapshot, request)).hasSize(2).allMatch("S0|S0|S1|S1|"::contains);
    }

    @Test
    void vectorsAreTheSameObjectsInEveryBatch() throws Exception {
        ScanRequest request = new ScanRequest(List.of(FlowColumn.SRC_PORT), List.of());
        try (FlowCursor cursor = FlowScan.open(snapshot, request, ScanControl.none())) {
            ColumnVector vector = cursor.column(0);
            assertThat(cursor.rows()).isZero();
            int rows = 0;
            while (cursor.nextBatch()) {
                assertThat(cursor.rows()).isBetween(1, 4096);
                assertThat(cursor.column(0)).isSameAs(vector);
                rows += cursor.rows();
            }
            assertThat(rows).isEqualTo(25_301);
            assertThat(cursor.rows()).isZero();
            assertThat(cursor.nextBatch()).isFalse();
        }
    }

    private static HourOfFlows part(long seed, int hour, int rows) {
        HourPartition partition = new HourPartition(HOUR.epochHour() + hour);
        return new HourOfFlows(partition, RandomFlows.of(seed, partition, rows));
    }

    private static ColumnFilter longs(FlowColumn column, boolean acceptsNull, long... bounds) {
        long[] lows = new long[bounds.length / 2];
        long[] highs = new long[lows.length];
        for (int i = 0; i < lows.length; i++) {
            lows[i] = bounds[2 * i];
            highs[i] = bounds[2 * i + 1];
        }
        return new ColumnFilter(column, ValueSet.ofLongs(lows, highs), acceptsNull);
    }

    private static ColumnFilter texts(FlowColumn column, boolean acceptsNull, String... texts) {
        return new ColumnFilter(
                column, ValueSet.ofTexts(new TreeSet<>(List.of(texts))), acceptsNull);
    }

    private static ColumnFilter addresses(FlowColumn column, long firstLow, long lastLow) {
        ValueSet values =
                ValueSet.ofAddresses(
                        new long[1], new long[] {firstLow}, new long[1], new long[] {lastLow});
        return new ColumnFilter(column, values, false);
    }

    private static ColumnFilter complement(ColumnFilter filter) {
        return new ColumnFilter(
                filter.column(), filter.values().complement(), filter.acceptsNull());
    }
}
