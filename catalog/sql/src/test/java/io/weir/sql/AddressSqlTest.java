package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses are text to the eye and addresses underneath. */
class AddressSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void orderIsThatOfAddressesWithIpv4First() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT DISTINCT src_addr FROM flows WHERE src_addr IS NOT NULL ORDER BY src_addr"))
                .containsExactly(
                        "9.255.0.1",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.0.0.10",
                        "192.0.2.80",
                        "2001:db8::1");
    }

    @Test
    void minAndMaxAreAddresses() throws Exception {
        assertThat(ask.rows("SELECT MIN(src_addr), MAX(src_addr), COUNT(src_addr) FROM flows"))
                .containsExactly("9.255.0.1|2001:db8::1|7");
    }

    @Test
    void comparisonsReadTheTextAsAnAddress() throws Exception {
        assertThat(ask.rows("SELECT src_port FROM flows WHERE src_addr = '10.0.0.10'"))
                .containsExactly("40005");
        assertThat(ask.rows("SELECT src_port FROM flows WHERE src_addr = '::ffff:10.0.0.10'"))
                .containsExactly("40005");
        assertThat(ask.rows("SELECT src_port FROM flows WHERE '2001:0DB8:0::1' = src_addr"))
                .containsExactly("40004");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr < '10.0.0.2'"))
                .containsExactly("3");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr <> '10.0.0.1'"))
                .containsExactly("5");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr BETWEEN '10.0.0.2' AND '10.0.0.10'"))
                .containsExactly("2");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr >= '::1:0:0:0'"))
                .containsExactly("1");
    }

    @Test
    void inTakesListsAndSubQueriesOfText() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr IN ('10.0.0.1', '2001:db8:0::1')"))
                .containsExactly("3");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr NOT IN ('10.0.0.1', '10.0.0.2')"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr IN"
                                        + " (SELECT bad FROM (VALUES ('10.0.0.1'), ('::ffff:10.0.0.2')) AS v(bad))"))
                .containsExactly("3");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr NOT IN"
                                        + " (SELECT bad FROM (VALUES ('10.0.0.1'), ('10.0.0.2')) AS v(bad))"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE src_addr IN (SELECT dst_addr FROM flows)"))
                .containsExactly("2");
    }

    @Test
    void correlatedSubQueriesKeepTheirPushedFilters() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT s.src_port FROM flows AS s WHERE s.protocol = 17 AND s.dst_port = 53 AND EXISTS"
                                        + " (SELECT 1 FROM flows AS c WHERE c.dst_addr = s.src_addr AND c.start_time >"
                                        + " s.start_time AND c.protocol = 6) ORDER BY 1"))
                .containsExactly("40001", "40003");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows AS s WHERE s.protocol = 17 AND s.bytes ="
                                        + " (SELECT MAX(c.bytes) FROM flows AS c WHERE c.src_addr = s.src_addr)"))
                .containsExactly("3");
    }

    @Test
    void joinsCompareAddresses() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT v.name, COUNT(*) FROM flows f JOIN (VALUES ('10.0.0.1', 'one'),"
                                        + " ('2001:DB8::1', 'six')) AS v(ip, name) ON f.src_addr = v.ip"
                                        + " GROUP BY v.name ORDER BY 1"))
                .containsExactly("one|2", "six|1");
        assertThat(
                        ask.rows(
                                "SELECT a.src_port, b.src_port FROM flows a JOIN flows b ON a.dst_addr = b.src_addr"
                                        + " ORDER BY 1, 2"))
                .containsExactly("443|40001", "443|40003");
    }

    @Test
    void parametersAreAddressesInAnyForm() throws Exception {
        String sql = "SELECT src_port FROM flows WHERE src_addr = ? ORDER BY 1";
        assertThat(ask.rows(sql, "10.0.0.1")).containsExactly("40001", "40003");
        assertThat(ask.rows(sql, InetAddress.getByName("2001:db8::1"))).containsExactly("40004");
        assertThat(ask.rows(sql, (Object) new byte[] {10, 0, 0, 2})).containsExactly("40002");
        assertThat(ask.rows(sql, (Object) null)).isEmpty();
        assertThat(ask.error(sql, "10.0.0.256"))
                .isEqualTo(
                        "22007 '10.0.0.256' is not an address; expected for example '192.0.2.1' or '2001:db8::1'");
    }

    @Test
    void textFunctionsWorkOnTheCanonicalText() throws Exception {
        assertThat(ask.rows("SELECT src_addr FROM flows WHERE src_addr LIKE '10.0.%' ORDER BY 1"))
                .containsExactly("10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.10");
        assertThat(ask.rows("SELECT src_addr FROM flows WHERE src_addr LIKE ?", "2001:%"))
                .containsExactly("2001:db8::1");
        assertThat(
                        ask.rows(
                                "SELECT UPPER(src_addr) || '!' FROM flows WHERE dst_port = 53 AND src_addr > '::1:0:0:0'"))
                .containsExactly("2001:DB8::1!");
        assertThat(ask.rows("SELECT CAST(src_addr AS VARCHAR) FROM flows WHERE dst_port = 80"))
                .containsExactly("10.0.0.10");
        assertThat(
                        ask.rows(
                                "SELECT SUBSTRING(src_addr FROM 1 FOR 2), CHAR_LENGTH(src_addr) FROM flows WHERE dst_port = 80"))
                .containsExactly("10|9");
        assertThat(
                        ask.rows(
                                "SELECT UPPER(src_addr), COUNT(*) FROM flows WHERE src_addr > '::1:0:0:0' GROUP BY UPPER(src_addr)"))
                .containsExactly("2001:DB8::1|1");
    }

    @Test
    void caseCoalesceAndUnionWithTextGiveText() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT CASE WHEN src_addr = '10.0.0.10' THEN 'me' ELSE src_addr END FROM flows"
                                        + " WHERE dst_port IN (21, 80) ORDER BY 1"))
                .containsExactly("9.255.0.1", "me");
        assertThat(
                        ask.rows(
                                "SELECT COALESCE(src_addr, 'unknown') FROM flows WHERE dst_port IN (0, 80) ORDER BY 1"))
                .containsExactly("10.0.0.10", "unknown");
        assertThat(
                        ask.rows(
                                "SELECT src_addr AS who FROM flows WHERE dst_port = 80 UNION ALL SELECT 'nobody' ORDER BY who"))
                .containsExactly("10.0.0.10", "nobody");
        assertThat(ask.rows("SELECT COALESCE(src_addr, dst_addr) FROM flows WHERE dst_port = 80"))
                .containsExactly("10.0.0.10");
    }

    @Test
    void aCastToIpaddressReadsText() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT CAST('2001:DB8:0:0::1' AS IPADDRESS), CAST(CAST('10.0.0.1' AS IPADDRESS) AS VARCHAR)"))
                .containsExactly("2001:db8::1|10.0.0.1");
    }

    @Test
    void aLiteralThatIsNoAddressIsRefusedAtOnceWithItsPlace() {
        assertThat(ask.error("SELECT * FROM flows\nWHERE src_addr = '10.0.0'"))
                .isEqualTo(
                        "22007 2:18 '10.0.0' is not an address; expected for example '192.0.2.1' or '2001:db8::1'");
        assertThat(ask.error("SELECT * FROM flows WHERE src_addr IN ('10.0.0.0/8')"))
                .isEqualTo(
                        "22007 1:40 '10.0.0.0/8' is not an address; expected for example '192.0.2.1' or"
                                + " '2001:db8::1'; for a prefix write cidr_match(addr, '10.0.0.0/8')");
    }

    @Test
    void aTextColumnThatHoldsNoAddressFailsTheQuery() {
        assertThat(
                        ask.error(
                                "SELECT COUNT(*) FROM flows WHERE src_addr IN"
                                        + " (SELECT bad FROM (VALUES ('evil.example')) AS v(bad))"))
                .startsWith("22007 'evil.example' is not an address");
    }

    @Test
    void noPlanCastsBetweenBytesAndText() throws Exception {
        for (String sql :
                new String[] {
                    "SELECT CAST(src_addr AS VARCHAR), src_addr || '' FROM flows",
                    "SELECT src_addr FROM flows UNION SELECT sensor FROM flows",
                    "SELECT * FROM flows WHERE src_addr IN (SELECT sensor FROM flows)",
                    "SELECT * FROM flows WHERE sensor = src_addr",
                    "SELECT CASE WHEN dst_port = 1 THEN src_addr ELSE sensor END FROM flows",
                    "SELECT COUNT(*) FROM flows a WHERE EXISTS (SELECT 1 FROM flows b WHERE b.sensor = a.src_addr)",
                    "SELECT NULLIF(src_addr, '10.0.0.1'), GREATEST(src_addr, '10.0.0.1') FROM flows"
                }) {
            assertThat(String.join("\n", ask.rows("EXPLAIN " + sql)))
                    .as(sql)
                    .doesNotContain("CAST($t8):VARCHAR")
                    .doesNotContainPattern("CAST\\([^()]*\\):(VARBINARY|BINARY)");
        }
    }

    @Test
    void listsOfTenThousandAddressesReachTheScan() throws Exception {
        StringBuilder list = new StringBuilder("'10.0.0.1'");
        for (int i = 0; i < 10_000; i++) {
            list.append(",'172.16.").append(i / 256).append('.').append(i % 256).append('\'');
        }
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr IN (" + list + ")"))
                .containsExactly("2");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr NOT IN (" + list + ")"))
                .containsExactly("5");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr NOT IN (" + list + ",NULL)"))
                .containsExactly("0");
    }

    @Test
    void aggregatesAndWindowsShowText() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT LISTAGG(src_addr, ' ') WITHIN GROUP (ORDER BY src_addr) FROM flows WHERE dst_port < 54"))
                .containsExactly("9.255.0.1 10.0.0.1 10.0.0.1 10.0.0.2 2001:db8::1");
        assertThat(ask.rows("SELECT ARRAY_AGG(src_addr) FROM flows WHERE dst_port IN (21, 80)"))
                .containsExactly("[9.255.0.1, 10.0.0.10]");
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE src_addr ~ '^10'"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT LAG(src_addr, 1, '10.9.9.9') OVER (ORDER BY start_time) FROM flows LIMIT 2"))
                .containsExactly("10.9.9.9", "10.0.0.1");
    }

    @Test
    void aParameterIsLookedForAmongColumns() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE ? IN (src_addr, dst_addr)",
                                "10.0.0.1"))
                .containsExactly("3");
    }
}
