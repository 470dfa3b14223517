package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Weir's functions in statements, and errors that say what to do. */
class FunctionsSqlTest {
    @RegisterExtension private static final SampleDatabase database = new SampleDatabase();

    private static final Questions ask = new Questions(database);

    @Test
    void cidrMatchTakesManyPrefixesOfBothFamilies() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE cidr_match(src_addr, '10.0.0.0/29', '2001:db8::/32')"))
                .containsExactly("4");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE NOT cidr_match(src_addr, '10.0.0.0/8')"))
                .containsExactly("3");
        assertThat(
                        ask.rows(
                                "SELECT cidr_match(src_addr, '0.0.0.0/0') FROM flows WHERE dst_port IN (0, 53) ORDER BY src_port"))
                .containsExactly("null", "true", "true", "true", "false");
    }

    @Test
    void isInternalFollowsTheNetworks(@TempDir Path folder) throws Exception {
        assertThat(ask.rows("SELECT COUNT(*) FROM flows WHERE is_internal(src_addr)"))
                .containsExactly("4");
        Path other = SampleFlows.create(folder);
        Files.writeString(other.resolve("weir.toml"), "networks = [\"192.0.2.0/24\"]\n");
        try (FlowDatabase configured = FlowDatabases.open(other, DatabaseOptions.defaults())) {
            assertThat(
                            new Questions(configured)
                                    .rows("SELECT src_addr FROM flows WHERE is_internal(src_addr)"))
                    .containsExactly("192.0.2.80");
        }
    }

    @Test
    void geoCountryAnswersOutOfTheBox() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT geo_country('8.8.8.8'), geo_country('2001:4860:4860::8888'),"
                                        + " geo_country('87.238.32.1'), geo_country('192.168.1.1')"))
                .containsExactly("US|US|NO|null");
    }

    @Test
    void aCountryDatabaseThatIsNoneIsRefusedByName(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.mmdb"), "nothing of the kind");
        assertThat(open(wrong))
                .startsWith(
                        "08001 Country database " + wrong + " is not in MaxMind's .mmdb format");
        assertThat(open(folder.resolve("missing.mmdb"))).contains("missing.mmdb cannot be read");
    }

    private static String open(Path countries) {
        try (FlowDatabase opened =
                FlowDatabases.open(database.root(), new DatabaseOptions(countries))) {
            return "opened " + opened;
        } catch (FlowSqlException e) {
            return e.code().sqlState() + " " + e.getMessage();
        }
    }

    @Test
    void namesAndFlagsRead() throws Exception {
        assertThat(
                        ask.rows(
                                "SELECT protocol_name(protocol), port_name(dst_port), flags_text(tcp_flags),"
                                        + " flags_match(tcp_flags, 'S/SAF') FROM flows WHERE dst_port = 21"))
                .containsExactly("tcp|ftp|S|true");
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingIsReadAndShowARightOne() {
        assertThat(ask.error("SELECT * FROM flows WHERE cidr_match(src_addr, '10.0.0/8')"))
                .isEqualTo(
                        "22023 1:27 cidr_match: '10.0.0/8' is not a prefix; expected an address, '/' and a length, for"
                                + " example '10.0.0.0/8' or '2001:db8::/32'");
        assertThat(ask.error("SELECT flags_match(tcp_flags, 'SX/S') FROM flows WHERE 1 = 0"))
                .startsWith("22023 1:8 ");
        assertThat(ask.error("SELECT cidr_match(dst_port, '10.0.0.0/8') FROM flows"))
                .startsWith(
                        "42804 1:19 cidr_match: argument 'addr' is INTEGER; expected ADDRESS, for example ");
    }

    @Test
    void wrongNamesGetASuggestionAndAPlace() {
        assertThat(ask.error("SELECT src_adr FROM flows"))
                .isEqualTo(
                        "42703 1:8 Column 'src_adr' not found in any table; did you mean 'src_addr'?");
        assertThat(ask.error("SELECT * FROM flowz"))
                .isEqualTo("42P01 1:15 Object 'flowz' not found; did you mean 'flows'?");
        assertThat(ask.error("SELECT geo_contry(src_addr) FROM flows"))
                .contains("did you mean 'geo_country'?");
        assertThat(ask.error("SELEC 1")).startsWith("42601 1:1 ");
        assertThat(ask.error("DELETE FROM flows")).startsWith("0A000 1:1 DELETE is not supported");
        assertThat(ask.error("drop table flows")).startsWith("0A000 DROP is not supported");
        assertThat(ask.error("")).startsWith("42601 The statement is empty");
    }

    @Test
    void statementsAroundQueriesAreUnderstood() throws Exception {
        assertThat(ask.rows("SELECT COUNT(*) FROM flows;")).containsExactly("8");
        assertThat(ask.rows("-- a comment\n/* and more */ SELECT COUNT(*) FROM FLOWS ; "))
                .containsExactly("8");
        assertThat(ask.rows("BEGIN")).isEmpty();
        assertThat(ask.rows("SET application_name = 'x'")).isEmpty();
        assertThat(ask.rows("SHOW TABLES").get(0)).startsWith("flows|TABLE|");
        assertThat(ask.rows("DESCRIBE flows"))
                .hasSize(91)
                .contains(
                        "src_addr|IPADDRESS|yes|source; IPv4 as ::ffff:a.b.c.d; NULL where the record has none");
    }

    @Test
    void aCancelledQueryEndsWithItsCode() throws Exception {
        QueryControl control = QueryControl.unlimited();
        control.cancel();
        PreparedQuery query = database.prepare("SELECT * FROM flows");
        try (QueryResult result = query.execute(java.util.List.of(), control)) {
            result.next();
            assertThat("a row").isEqualTo("no row after a cancel");
        } catch (FlowSqlException e) {
            assertThat(e.code()).isEqualTo(FlowErrorCode.CANCELLED);
        }
    }

    @Test
    void whatCannotRunIsSaidInOneLine() {
        assertThat(
                        ask.error(
                                "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY packets) FROM flows"))
                .isEqualTo("0A000 The statement is right, but Weir cannot run PERCENTILE_CONT");
        assertThat(ask.error("SELECT PERCENT_RANK() OVER (ORDER BY bytes) FROM flows"))
                .isEqualTo("0A000 The statement is right, but Weir cannot run PERCENT_RANK");
        assertThat(ask.error("SELECT bits_per_second(bytes, start_time, end_time) FROM flows"))
                .contains("bits_per_second takes other arguments; expected for example ");
        assertThat(ask.error("SELECT src_addr || ? FROM flows", "x"))
                .contains("write for example CAST(? AS VARCHAR)");
        assertThat(ask.error("SELECT src_addr + 1 FROM flows")).contains("<IPADDRESS> + <INTEGER>");
        assertThat(ask.error("SELECT 1 FROM flows WHERE CAST(start_time AS TIME) = ?", "noon"))
                .isEqualTo("22007 Parameter 1 is a String ('noon'); expected a value for TIME");
    }

    @Test
    void aTextOfAMegabyteIsRead() throws Exception {
        assertThat(ask.rows("SELECT CHAR_LENGTH('" + "x".repeat(60_000) + "''')"))
                .containsExactly("60001");
        assertThat(
                        ask.rows(
                                "SELECT COUNT(*) FROM flows WHERE sensor = '"
                                        + "x".repeat(1_000_000)
                                        + "'"))
                .containsExactly("0");
    }

    @Test
    void aStackThatRunsOutIsSaid() {
        assertThat(
                        ask.error(
                                "SELECT 1 FROM flows WHERE "
                                        + "dst_port < 1 OR src_port < 1 OR ".repeat(4000)
                                        + "1 = 2"))
                .startsWith("0A000 The statement is nested too deeply");
    }
}
