package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.udfs.address.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view {@code flow_ends}. */
class FlowEndsSqlTest {
    @RegisterExtension private final SampleDatabase database = new SampleDatabase();
    private final Questions ask = new Questions(database);

    @Test
    void everyFlowHasTwoEnds() throws Exception {
        assertThat(ask.rows("SELECT role, COUNT(*), SUM(bytes) FROM flow_ends GROUP BY role"))
                .containsExactlyInAnyOrder("source|8|1099511633836", "destination|8|1099511633836");
        assertThat(
                        ask.rows(
                                "SELECT role, addr, port, peer_addr, peer_port, protocol, bytes"
                                        + " FROM flow_ends WHERE bytes = 60 ORDER BY role"))
                .containsExactly(
                        "destination|10.0.0.9|21|9.255.0.1|50001|6|60",
                        "source|9.255.0.1|50001|10.0.0.9|21|6|60");
    }

    @Test
    void anAddressIsFoundOnEitherSide() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT start_time, role, peer_addr FROM flow_ends"
                                        + " WHERE addr = ? ORDER BY start_time",
                                "10.0.0.1"))
                .containsExactly(
                        "2026-11-22T10:00:01|source|192.0.2.53",
                        "2026-11-22T10:20|source|198.51.100.53",
                        "2026-11-22T11:20|destination|192.0.2.80");
        assertThat(
                        ask.rows(
                                "SELECT addr, SUM(bytes) FILTER (WHERE role = 'source') AS sent,"
                                        + " SUM(CASE WHEN role = 'destination' THEN bytes END)"
                                        + " FROM flow_ends WHERE cidr_match(addr, '10.0.0.0/30')"
                                        + " GROUP BY addr ORDER BY addr"))
                .containsExactly("10.0.0.1|400|1099511627776", "10.0.0.2|200|null");
        assertThat(
                        ask.rows(
                                "SELECT bytes FROM flows WHERE src_addr IN"
                                        + " (SELECT addr FROM flow_ends WHERE port = 50000)"
                                        + " ORDER BY bytes"))
                .containsExactly("100", "300");
    }

    @Test
    void everyPairOfColumnsHasAnEndAndAPeer() throws Exception {
        FlowBatch batch = new FlowBatch(1);
        SampleFlows.add(
                batch,
                new SampleFlows.Row(
                        "2026-11-22T12:00:00Z",
                        "10.9.0.1",
                        "10.9.0.2",
                        1001,
                        1002,
                        6,
                        2,
                        7L,
                        1L,
                        "out"));
        batch.setLong(FlowColumn.SRC_AS, 0, 64501);
        batch.setLong(FlowColumn.DST_AS, 0, 64502);
        batch.setLong(FlowColumn.SRC_MASK, 0, 21);
        batch.setLong(FlowColumn.DST_MASK, 0, 22);
        batch.setText(FlowColumn.SRC_MAC, 0, "00:00:00:00:00:01");
        batch.setText(FlowColumn.DST_MAC, 0, "00:00:00:00:00:02");
        batch.setText(FlowColumn.POST_SRC_MAC, 0, "00:00:00:00:00:11");
        batch.setText(FlowColumn.POST_DST_MAC, 0, "00:00:00:00:00:12");
        address(batch, FlowColumn.NAT_SRC_ADDR, "192.0.2.1");
        address(batch, FlowColumn.NAT_DST_ADDR, "192.0.2.2");
        batch.setLong(FlowColumn.NAT_SRC_PORT, 0, 2001);
        batch.setLong(FlowColumn.NAT_DST_PORT, 0, 2002);
        try (Commit commit = Repository.open(database.root()).beginCommit()) {
            commit.addPart(HourPartition.of(batch.getLong(FlowColumn.START_TIME, 0)), batch);
            commit.commit();
        }

        String columns =
                "addr, port, as_number, mask, mac, post_mac, nat_addr, nat_port, peer_addr,"
                        + " peer_port, peer_as_number, peer_mask, peer_mac, peer_post_mac,"
                        + " peer_nat_addr, peer_nat_port";
        String first = "10.9.0.1|1001|64501|21|00:00:00:00:00:01|00:00:00:00:00:11|192.0.2.1|2001";
        String second = "10.9.0.2|1002|64502|22|00:00:00:00:00:02|00:00:00:00:00:12|192.0.2.2|2002";
        assertThat(
                        ask.rows(
                                "SELECT role, "
                                        + columns
                                        + " FROM flow_ends WHERE start_time >="
                                        + " TIMESTAMP '2026-11-22 12:00:00' ORDER BY role DESC"))
                .containsExactly(
                        "source|" + first + "|" + second, "destination|" + second + "|" + first);
    }

    private static void address(FlowBatch batch, FlowColumn column, String text) {
        Address address = Address.parse(text);
        batch.setAddress(column, 0, address.high(), address.low());
    }

    @Test
    void itsColumnsAreThoseOfFlowsInTheirOrder() throws Exception {
        List<String> described = ask.rows("DESCRIBE flow_ends");
        assertThat(described)
                .hasSize(ask.rows("DESCRIBE flows").size() + 1)
                .containsSubsequence(
                        "start_time|TIMESTAMP|no|first packet; decides the hour",
                        "role|VARCHAR|no|source or destination",
                        "addr|IPADDRESS|yes|of this end: src_addr or dst_addr",
                        "peer_addr|IPADDRESS|yes|of the other end: dst_addr or src_addr",
                        "ip_version|SMALLINT|yes|4 or 6",
                        "port|INTEGER|no|of this end: src_port or dst_port",
                        "as_number|BIGINT|yes|of this end: src_as or dst_as")
                .noneMatch(line -> line.matches("(.*_)?(src|dst)_.*\\|(yes|no)\\|.*"));
        assertThat(database.prepare("SELECT * FROM flow_ends").columns())
                .extracting(column -> column.table() + "." + column.name())
                .hasSize(described.size())
                .startsWith("flow_ends.start_time");
        assertThat(ask.rows("SHOW TABLES"))
                .contains(
                        "flow_ends|VIEW|Two rows a flow, one for its source and one for its"
                                + " destination");
    }

    @Test
    void filtersReachBothScans() throws Exception {
        List<String> plan =
                ask.rows(
                        "EXPLAIN SELECT peer_port, bytes FROM flow_ends WHERE addr = '10.0.0.1'"
                                + " AND start_time < TIMESTAMP '2026-11-22 11:00:00'");
        assertThat(plan).filteredOn(line -> line.contains("FlowTableScan")).hasSize(2);
        assertThat(plan)
                .anyMatch(line -> line.contains("src_addr, ") && line.contains("start_time, "))
                .anyMatch(line -> line.contains("dst_addr, ") && line.contains("start_time, "))
                .anyMatch(line -> line.contains("columns=[[dst_port, bytes]]"))
                .anyMatch(line -> line.contains("columns=[[src_port, bytes]]"))
                .noneMatch(line -> line.contains("condition"));
    }

    @Test
    void oneRoleIsOneScan() throws Exception {
        assertThat(ask.rows("EXPLAIN SELECT addr FROM flow_ends WHERE role = 'destination'"))
                .filteredOn(line -> line.contains("FlowTableScan"))
                .singleElement()
                .asString()
                .contains("columns=[[dst_addr]]");
        assertThat(ask.rows("SELECT COUNT(*) FROM flow_ends WHERE role = 'both'"))
                .containsExactly("0");
    }

    @Test
    void groupsOfBothEndsAreMadeInOneScan() throws Exception {
        String sql =
                "SELECT addr, COUNT(*), SUM(bytes), MAX(packets),"
                        + " SUM(bytes) FILTER (WHERE role = 'source'),"
                        + " SUM(CASE WHEN role = 'destination' THEN packets END)"
                        + " FROM flow_ends WHERE protocol = 17 GROUP BY addr ORDER BY addr";
        assertThat(groupScans(sql)).isEqualTo(1);
        assertThat(ask.rows(sql))
                .containsExactly(
                        "10.0.0.1|2|400|3|400|null",
                        "10.0.0.2|1|200|2|200|null",
                        "192.0.2.53|2|300|2|null|3",
                        "198.51.100.53|1|300|3|null|3",
                        "2001:db8::1|1|400|4|400|null",
                        "2001:db8::53|1|400|4|null|4");
        assertThat(groupScans("SELECT role, SUM(bytes) FROM flow_ends GROUP BY role")).isEqualTo(1);
        assertThat(ask.rows("SELECT role, COUNT(*) FROM flow_ends WHERE port = 9 GROUP BY role"))
                .isEmpty();
        assertThat(ask.rows("SELECT COUNT(*), SUM(bytes) FROM flow_ends WHERE port = 9"))
                .containsExactly("0|null");
        String oneRole = "SELECT MIN(addr), COUNT(*) FROM flow_ends WHERE role = 'destination'";
        assertThat(groupScans(oneRole)).isEqualTo(1);
        assertThat(ask.rows(oneRole)).containsExactly("10.0.0.1|8");
    }

    /** The sum of each role alone passes the limit. */
    @Test
    void aSumOfWhatMayBeNegativeIsNotSplit() throws Exception {
        String net =
                "SELECT SUM(CASE WHEN role = 'source' THEN 3000000000000000000"
                        + " ELSE -3000000000000000000 END) FROM flow_ends";
        assertThat(ask.rows(net)).containsExactly("0");
        assertThat(ask.error(net + " WHERE role = 'source'")).startsWith("22003");
    }

    private long groupScans(String sql) throws Exception {
        return ask.rows("EXPLAIN " + sql).stream()
                .filter(line -> line.contains("FlowGroupScan"))
                .count();
    }

    @Test
    void aMisspelledColumnIsCorrected() {
        assertThat(ask.error("SELECT per_addr FROM flow_ends"))
                .contains("did you mean 'peer_addr'?");
        assertThat(ask.error("SELECT 1 FROM flow_end")).contains("did you mean 'flow_ends'?");
    }
}
