package io.weir.udfs;

import static io.weir.udfs.FlowFunctionsTest.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bad arguments are refused with a message that shows a right one. */
class FunctionArgumentExceptionTest {
    @Test
    void wrongPrefix() {
        refused(
                "cidr_match: '10.0.0/8' is not a prefix; expected an address, '/' and a length, for"
                        + " example '10.0.0.0/8' or '2001:db8::/32'",
                "cidr_match",
                "10.0.0.1",
                "10.0.0/8");
        refused(
                "cidr_match: '10.1.2.3/8' has host bits set; expected the network '10.0.0.0/8', or"
                        + " '10.1.2.3/32' for one address",
                "cidr_match",
                "10.0.0.1",
                "10.1.2.3/8");
    }

    @Test
    void wrongPrefixBehindOneThatMatches() {
        refused(
                "cidr_match: '10.0.0.0/99' is not a prefix; expected a length from 0 to 32 after"
                        + " '/'",
                "cidr_match",
                "10.0.0.1",
                "10.0.0.0/8",
                "10.0.0.0/99");
    }

    @Test
    void wrongAddress() {
        refused(
                "geo_country: '10.0.0.256' is not an IP address: octet above 255 at offset 7;"
                        + " expected one such as '192.0.2.1' or '2001:db8::1'",
                "geo_country",
                "10.0.0.256");
    }

    @Test
    void wrongPrefixLengthOfEitherFamily() {
        refused(
                "ip_prefix: v4len is 33; expected 0 to 32, for example ip_prefix('192.0.2.77', 24)",
                "ip_prefix",
                "2001:db8::1",
                33);
        refused(
                "ip_prefix: v6len is -1; expected 0 to 128, for example ip_prefix('192.0.2.77',"
                        + " 24)",
                "ip_prefix",
                "192.0.2.1",
                24,
                -1);
    }

    @Test
    void wrongNumbers() {
        refused(
                "protocol_name: protocol is 256; expected 0 to 255, for example protocol_name(6)",
                "protocol_name",
                256);
        refused(
                "port_name: port is -1; expected 0 to 65535, for example port_name(443)",
                "port_name",
                -1);
        refused(
                "icmp_name: code is 256; expected 0 to 255, for example icmp_name(8, 0)",
                "icmp_name",
                3,
                256);
        refused(
                "flags_text: flags is 65536; expected 0 to 65535, for example flags_text(18)",
                "flags_text",
                65_536);
    }

    @Test
    void wrongFlags() {
        refused(
                "flags_match: 'SA' is no flag test; expected HIGH/MASK, for example 'S/SA' (SYN set"
                        + " and ACK not) or 'S/SA,F/F'",
                "flags_match",
                2,
                "SA");
        refused(
                "flags_match: 'SA/S' can never match: A is in HIGH but not in MASK; expected"
                        + " 'SA/SA'",
                "flags_match",
                2,
                "SA/S");
        refused(
                "flags_match: 'S/SX': 'X' is not a flag; expected letters of F S R P A U E C, for"
                        + " example 'S/SA'",
                "flags_match",
                2,
                "S/SX");
        refused(
                "flags_all: no flags; expected letters of F S R P A U E C, for example 'SA'",
                "flags_all",
                2,
                "");
        refused(
                "flags_any: 'syn': 'y' is not a flag; expected letters of F S R P A U E C, for"
                        + " example 'SA'",
                "flags_any",
                2,
                "syn");
    }

    @Test
    void wrongTimes() {
        refused(
                "time_bucket: '1 month' is not an interval of fixed length above zero; expected a"
                        + " whole number and a unit of fixed length (milliseconds, seconds,"
                        + " minutes, hours, days, weeks), for example '5 minutes' or '1h'",
                "time_bucket",
                "1 month",
                0L);
        refused(
                "time_bucket: interval is 0 ms; expected above zero, for example"
                        + " time_bucket(INTERVAL '5' MINUTE, TIMESTAMP '2026-11-22 13:07:30')",
                "time_bucket",
                0L,
                0L);
        assertThatThrownBy(() -> call("active_between", 0L, 0L, 3_600_000L, 0L))
                .isInstanceOf(FunctionArgumentException.class)
                .hasMessageStartingWith(
                        "active_between: the window ends before it begins: a is"
                                + " 1970-01-01T01:00:00Z, b is 1970-01-01T00:00:00Z; expected the"
                                + " earlier time first, for example active_between(");
        refused(
                "bits_per_second: duration_ms is -5; expected 0 or more, for example"
                        + " bits_per_second(1000, 1000)",
                "bits_per_second",
                1,
                -5);
    }

    @Test
    void wrongTypeAndCount() {
        refused(
                "port_name: port is a String; expected INTEGER, for example port_name(443)",
                "port_name",
                "443");
        refused(
                "cidr_match: 1 argument; expected 2 or more, for example cidr_match('10.1.2.3',"
                        + " '10.0.0.0/8')",
                "cidr_match",
                "10.0.0.1");
        refused(
                "port_name: 3 arguments; expected 1 to 2, for example port_name(443)",
                "port_name",
                1,
                2,
                3);
        refused(
                "ip_version: 0 arguments; expected 1, for example ip_version('192.0.2.1')",
                "ip_version");
    }

    @Test
    void wrongTextIsRefusedAgainAndRightTextStillWorks() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> call("flags_match", 2, "S/"))
                    .isInstanceOf(FunctionArgumentException.class);
            assertThat(call("flags_match", 2, "S/S")).isEqualTo(true);
        }
    }

    @Test
    void moreTextsThanAreRememberedStillMeanWhatTheySay() {
        for (int i = 0; i < 3_000; i++) {
            String network = "10." + i / 256 + "." + i % 256;
            assertThat(call("cidr_match", network + ".1", network + ".0/24")).isEqualTo(true);
            assertThat(call("cidr_match", "192.0.2.1", network + ".0/24")).isEqualTo(false);
        }
    }

    private static void refused(String message, String function, @Nullable Object... arguments) {
        assertThatThrownBy(() -> call(function, arguments))
                .isInstanceOf(FunctionArgumentException.class)
                .hasMessage(message);
    }
}
