package io.weir.format.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.DuckDb;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB knows nothing of Weir: what it finds in the folder is what is there. */
class DuckDbReadsTheFolderTest {
    @TempDir private Path root;

    @BeforeEach
    void commitTwoPartsOfOneHourAndOneOfTheNext() throws Exception {
        Repository repository = Repository.openOrCreate(root.resolve("repo"));
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 100, 200, 300));
            commit.addPart(Flows.NEXT_DAY, addresses());
            commit.commit();
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 5_000_000_000L));
            commit.commit();
        }
    }

    private static FlowBatch addresses() {
        FlowBatch rows = Flows.rows(Flows.NEXT_DAY, 1, 2);
        rows.setAddress(FlowColumn.SRC_ADDR, 0, 0x20010db8_00000000L, 0x00000000_00000001L);
        rows.setAddress(FlowColumn.DST_ADDR, 1, 0xffffffff_ffffffffL, 0xffffffff_ffffffffL);
        rows.setText(FlowColumn.IN_IF_NAME, 1, "Gi0/1 Übertragung");
        rows.setLong(FlowColumn.SRC_PORT, 1, 65535);
        return rows;
    }

    @Test
    void noHadoopClassIsOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void countsAndSumsPerHourAreThoseCommitted() throws Exception {
        assertThat(
                        query(
                                "SELECT day, hour, COUNT(*), SUM(bytes), MIN(bytes), MAX(bytes)"
                                        + " FROM flows GROUP BY ALL ORDER BY ALL"))
                .containsExactly(
                        "2026-11-22|13|4|5000000600|100|5000000000", "2026-11-23|00|2|3|1|2");
    }

    @Test
    void timesAreUtcMilliseconds() throws Exception {
        assertThat(
                        query(
                                "SELECT typeof(start_time), epoch_ms(MIN(start_time)),"
                                        + " epoch_ms(MAX(end_time)) FROM flows GROUP BY ALL"))
                .containsExactly("TIMESTAMP WITH TIME ZONE|1795352400000|1795392001250");
    }

    @Test
    void addressesAreSixteenBytesInNetworkOrder() throws Exception {
        assertThat(
                        query(
                                "SELECT typeof(src_addr), hex(src_addr), hex(dst_addr) FROM flows"
                                        + " WHERE day = '2026-11-23' ORDER BY start_time"))
                .containsExactly(
                        "BLOB|20010DB8000000000000000000000001|null",
                        "BLOB|00000000000000000000FFFF0A000002|FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
    }

    @Test
    void whatNobodySetIsNullOrZeroAsTheColumnSays() throws Exception {
        assertThat(
                        query(
                                "SELECT COUNT(*), COUNT(bytes), COUNT(packets), COUNT(dst_addr),"
                                        + " COUNT(in_if_name), SUM(src_port), COUNT(dst_port),"
                                        + " SUM(time_quality) FROM flows"))
                .containsExactly("6|6|0|1|1|65535|6|0");
        assertThat(query("SELECT in_if_name FROM flows WHERE in_if_name IS NOT NULL"))
                .containsExactly("Gi0/1 Übertragung");
    }

    @Test
    void everyStoredColumnIsThereWithItsType() throws Exception {
        List<String> columns =
                query(
                        "SELECT name, type, type_length, repetition_type, logical_type FROM"
                                + " parquet_schema('"
                                + root
                                + "/repo/flows/*/hour=00/*.parquet') WHERE type IS NOT NULL");
        assertThat(columns).hasSize(90);
        assertThat(columns)
                .contains(
                        "start_time|INT64|null|REQUIRED|TimestampType(isAdjustedToUTC=1,"
                                + " unit=TimeUnit(MILLIS=MilliSeconds(), MICROS=<null>,"
                                + " NANOS=<null>))",
                        "src_addr|FIXED_LEN_BYTE_ARRAY|16|OPTIONAL|null",
                        "bytes|INT64|null|OPTIONAL|null",
                        "src_port|INT32|null|REQUIRED|null",
                        "sensor|BYTE_ARRAY|null|REQUIRED|StringType()");
    }

    @Test
    void footersCarryTheFormatAndTheOrder() throws Exception {
        assertThat(
                        query(
                                "SELECT DISTINCT decode(key), decode(value) FROM"
                                        + " parquet_kv_metadata('"
                                        + root
                                        + "/repo/flows/*/*/*.parquet') ORDER BY ALL"))
                .containsExactly("weir.format|1", "weir.sort|none", "weir.writer|weir");
    }

    private List<String> query(String sql) throws Exception {
        return DuckDb.query(root.resolve("repo"), sql);
    }
}
