package io.weir.udfs.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {
    /** First and last addresses as Python 3.11's ipaddress.ip_network prints them. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
        "192.0.2.128/25, 192.0.2.128, 192.0.2.255",
        "172.16.0.0/12, 172.16.0.0, 172.31.255.255",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "198.51.100.7/32, 198.51.100.7, 198.51.100.7",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::/10, fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8:0:8000::/49, 2001:db8:0:8000::, 2001:db8:0:ffff:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::/64, 2001:db8:1:2::, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8::8/125, 2001:db8::8, 2001:db8::f",
        "2001:db8::1/128, 2001:db8::1, 2001:db8::1",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void prefixRunsFromFirstToLast(String text, String first, String last) {
        Prefix prefix = Prefix.parse(text);

        assertThat(prefix).hasToString(text);
        assertThat(prefix.first()).hasToString(first);
        assertThat(prefix.last()).hasToString(last);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff:ffff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::/127, 2001:db8::1, true",
        "2001:db8::/127, 2001:db8::2, false",
    })
    void prefixHoldsAddressesOfItsOwnFamilyOnly(String prefix, String address, boolean held) {
        assertThat(Prefix.parse(prefix).contains(Addresses.parse(address))).isEqualTo(held);
    }

    @Test
    void prefixAroundTheIpv4BlockHasTwoRanges() {
        assertThat(Prefix.parse("::/0").ranges())
                .containsExactly(
                        new AddressRange(Address.parse("::"), Address.parse("::fffe:ffff:ffff")),
                        new AddressRange(
                                Address.parse("::1:0:0:0"),
                                Address.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        assertThat(Prefix.parse("::/80").ranges())
                .containsExactly(
                        new AddressRange(Address.parse("::"), Address.parse("::fffe:ffff:ffff")));
        assertThat(Prefix.parse("10.0.0.0/8").ranges())
                .containsExactly(
                        new AddressRange(
                                Address.parse("10.0.0.0"), Address.parse("10.255.255.255")));
    }

    @Test
    void prefixInMappedFormIsTheIpv4Prefix() {
        assertThat(Prefix.parse("::ffff:10.0.0.0/104")).isEqualTo(Prefix.parse("10.0.0.0/8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "10.0.0/8 | '10.0.0/8' is not a prefix; expected an address, '/' and a length, for"
                        + " example '10.0.0.0/8' or '2001:db8::/32'",
                "10.0.0.1 | '10.0.0.1' is not a prefix; expected an address, '/' and a length, for"
                        + " example '10.0.0.0/8' or '2001:db8::/32', or '10.0.0.1/32' for one"
                        + " address",
                "10.0.0.0/33 | '10.0.0.0/33' is not a prefix; expected a length from 0 to 32 after"
                        + " '/'",
                "10.0.0.0/ | '10.0.0.0/' is not a prefix; expected a length from 0 to 32 after '/'",
                "10.0.0.0/08 | '10.0.0.0/08' is not a prefix; expected a length from 0 to 32 after"
                        + " '/'",
                "10.0.0.0/+8 | '10.0.0.0/+8' is not a prefix; expected a length from 0 to 32 after"
                        + " '/'",
                "10.0.0.0/255.0.0.0 | '10.0.0.0/255.0.0.0' is not a prefix; expected a length from"
                        + " 0 to 32 after '/'",
                "2001:db8::/129 | '2001:db8::/129' is not a prefix; expected a length from 0 to 128"
                        + " after '/'",
                "::ffff:10.0.0.0/8 | '::ffff:10.0.0.0/8' is not a prefix; expected a length from 96"
                        + " to 128 after '/'",
                "10.1.2.3/8 | '10.1.2.3/8' has host bits set; expected the network '10.0.0.0/8', or"
                        + " '10.1.2.3/32' for one address",
                "2001:db8::1/64 | '2001:db8::1/64' has host bits set; expected the network"
                        + " '2001:db8::/64', or '2001:db8::1/128' for one address",
            })
    void wrongPrefixIsRefusedWithARightOne(String text, String message) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(AddressFormatException.class)
                .hasMessage(message);
    }

    @Test
    void prefixOfAnAddressZeroesItsHostBits() {
        assertThat(Prefix.of(Address.parse("192.0.2.77"), 24)).hasToString("192.0.2.0/24");
        assertThat(Prefix.of(Address.parse("192.0.2.77"), 0)).hasToString("0.0.0.0/0");
        assertThat(Prefix.of(Address.parse("2001:db8:1:2:3:4:5:6"), 48))
                .hasToString("2001:db8:1::/48");
        assertThatThrownBy(() -> Prefix.of(Address.parse("192.0.2.77"), 33))
                .hasMessageContaining("expected 0 to 32");
        assertThatThrownBy(() -> new Prefix(Address.parse("192.0.2.77"), 24))
                .hasMessageContaining("host bits set; expected 192.0.2.0/24");
    }
}
