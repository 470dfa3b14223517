package io.weir.udfs.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        // RFC 5952, section 4 (and the many spellings of its sections 1 and 2).
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::0:1, 2001:db8::1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::AAAA:0:0:1, 2001:db8::aaaa:0:0:1",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        // The output of Python 3.11's ipaddress for the text on the left.
        "0000:0001:0000:0000:9321:0000:0001:0000, 0:1::9321:0:1:0",
        "0000:0000:0000:0000:8F59:A365:5303:0000, ::8f59:a365:5303:0",
        "0000:52B1:0001:0000:0000:0000:0000:96C8, 0:52b1:1::96c8",
        "0001:2348:0001:0093:8B97:5ECD:0000:0000, 1:2348:1:93:8b97:5ecd::",
        "0001:0000:0000:C024:0000:5C27:0000:0022, 1::c024:0:5c27:0:22",
        "0001:0081:0001:0000:0000:0067:0000:00D1, 1:81:1::67:0:d1",
        "0000:005E:0001:0001:0001:E178:0000:0000, 0:5e:1:1:1:e178::",
        "::, ::",
        "::1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::1.2.3.4, ::102:304",
        "1:2:3:4:5:6:255.255.255.255, 1:2:3:4:5:6:ffff:ffff",
    })
    void ipv6TextIsReadAndWrittenAsRfc5952Says(String text, String canonical) {
        assertThat(Addresses.format(Addresses.parse(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 00000000000000000000ffff00000000",
        "192.0.2.33, 00000000000000000000ffffc0000221",
        "255.255.255.255, 00000000000000000000ffffffffffff",
        "::ffff:1.2.3.4, 00000000000000000000ffff01020304",
        "::FFFF:0102:0304, 00000000000000000000ffff01020304",
        "0:0:0:0:0:ffff:1.2.3.4, 00000000000000000000ffff01020304",
        "2001:db8::ff, 20010db80000000000000000000000ff",
        "fe80::1:2:3:4, fe800000000000000001000200030004",
    })
    void textBecomesSixteenBytesWithIpv4Mapped(String text, String bytes) {
        assertThat(HexFormat.of().formatHex(Addresses.parse(text))).isEqualTo(bytes);
        assertThat(HexFormat.of().formatHex(Address.parse(text).toBytes())).isEqualTo(bytes);
    }

    @Test
    void mappedAddressIsTheIpv4Address() {
        assertThat(Addresses.parse("::ffff:1.2.3.4")).isEqualTo(Addresses.parse("1.2.3.4"));
        assertThat(Addresses.format(Addresses.parse("::ffff:1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(Addresses.ofIpv4(0xc0000221)).isEqualTo(Addresses.parse("192.0.2.33"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "010.0.0.1, 0",
        "10.0.00.1, 5",
        "10.0.0, 6",
        "10.0.0., 7",
        "10.0.0.256, 7",
        "10.0.0.1111, 7",
        "10.0.0.1.2, 8",
        "123.456.123.14, 4",
        "1.2.3.4/8, 7",
        "' 10.0.0.1', 0",
        "'10.0.0.1 ', 8",
        "10.0.0.-1, 7",
        "0x0a.0.0.1, 1",
        "localhost, 0",
        ":, 0",
        ":::, 2",
        "1:2:3:4:5:6:7, 13",
        "1:2:3:4:5:6:7:8:9, 16",
        "1:2:3:4:5:6:7:8::, 15",
        "::1:2:3:4:5:6:7:8, 0",
        "1::2::3, 4",
        "12345::, 0",
        "2001:db8::g, 10",
        "2001:db8:, 9",
        ":1:2:3:4:5:6:7, 0",
        "fe80::1%eth0, 7",
        "[::1], 0",
        "::1.2.3, 7",
        "1:2:3:4:5:6:7:1.2.3.4, 14",
        "::1.2.3.4:5, 9",
    })
    void wrongTextIsRefusedWithTheOffsetOfTheFirstWrongCharacter(String text, int offset) {
        assertThat(Addresses.parseOrNull(text)).isNull();
        assertThatThrownBy(() -> Addresses.parse(text))
                .isInstanceOfSatisfying(
                        AddressFormatException.class,
                        e -> assertThat(e.offset()).as(e.getMessage()).isEqualTo(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"١.2.3.4", "1.2.3.٤", "::１"})
    void digitsOfOtherScriptsAreRefused(String text) {
        assertThat(Addresses.parseOrNull(text)).isNull();
    }

    @Test
    void messageSaysWhatWhereAndHowItShouldLook() {
        assertThatThrownBy(() -> Addresses.parse("10.0.0.256"))
                .hasMessage(
                        "'10.0.0.256' is not an IP address: octet above 255 at offset 7; "
                                + "expected one such as '192.0.2.1' or '2001:db8::1'");
    }

    @Test
    void ipv4ComesBeforeIpv6GlobalsAndOrderIsUnsigned() {
        assertThat(Address.parse("9.255.255.255")).isLessThan(Address.parse("10.0.0.0"));
        assertThat(Address.parse("255.255.255.255")).isLessThan(Address.parse("2001:db8::"));
        assertThat(Address.parse("2001:db8::")).isLessThan(Address.parse("fe80::"));
        assertThat(Address.parse("2001:db8::7fff:0:0:0"))
                .isLessThan(Address.parse("2001:db8::8000:0:0:0"));
    }

    @Test
    void addressOfOtherThanSixteenBytesIsRefused() {
        assertThatThrownBy(() -> Addresses.format(new byte[4]))
                .hasMessageContaining("address of 4 bytes; expected 16");
    }
}
