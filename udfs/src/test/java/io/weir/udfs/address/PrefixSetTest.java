package io.weir.udfs.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixSetTest {
    @Test
    void overlappingAndTouchingPrefixesBecomeOneRange() {
        PrefixSet set =
                PrefixSet.parse(
                        "192.168.1.0/24",
                        "10.0.0.0/8",
                        "192.168.0.0/24",
                        "10.1.0.0/16",
                        "fc00::/7");

        assertThat(set.ranges())
                .containsExactly(
                        new AddressRange(
                                Address.parse("10.0.0.0"), Address.parse("10.255.255.255")),
                        new AddressRange(
                                Address.parse("192.168.0.0"), Address.parse("192.168.1.255")),
                        new AddressRange(
                                Address.parse("fc00::"),
                                Address.parse("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        assertThat(set.prefixes()).hasSize(5);
    }

    @Test
    void everythingIsOneRangeAndNothingIsNone() {
        assertThat(PrefixSet.parse("::/0", "0.0.0.0/0", "::/1", "8000::/1").ranges())
                .containsExactly(
                        new AddressRange(
                                Address.parse("::"),
                                Address.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
        assertThat(PrefixSet.of(List.of()).contains(Addresses.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void wrongPrefixIsRefused() {
        assertThatThrownBy(() -> PrefixSet.parse("10.0.0.0/8", "10.0.0/8"))
                .isInstanceOf(AddressFormatException.class)
                .hasMessageContaining("'10.0.0/8' is not a prefix");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, true",
        "172.15.255.255, false",
        "172.16.0.0, true",
        "172.31.255.255, true",
        "172.32.0.0, false",
        "192.168.255.255, true",
        "192.169.0.0, false",
        "127.0.0.1, true",
        "169.254.1.1, true",
        "::1, true",
        "::2, false",
        "fe80::1, true",
        "fec0::1, false",
        "fd00::1, true",
        "2001:db8::1, false",
        "100.64.0.1, false",
        "8.8.8.8, false",
    })
    void internalByDefaultIsPrivateLoopbackLinkLocalAndUniqueLocal(String text, boolean internal) {
        assertThat(WellKnownNetworks.INTERNAL_BY_DEFAULT.contains(Addresses.parse(text)))
                .isEqualTo(internal);
    }

    @Test
    void searchFindsWhatAskingEachPrefixFinds() {
        Random random = new Random(4632);
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            prefixes.add(Prefix.of(someAddress(random), random.nextInt(5, 12)));
        }
        PrefixSet set = PrefixSet.of(prefixes);
        int held = 0;
        for (int i = 0; i < 5_000; i++) {
            Address address = someAddress(random);
            boolean expected =
                    prefixes.stream().anyMatch(p -> p.contains(address.high(), address.low()));
            assertThat(set.contains(address.high(), address.low()))
                    .as(address.toString())
                    .isEqualTo(expected);
            held += expected ? 1 : 0;
        }
        assertThat(held).isBetween(500, 4_500);
    }

    private static Address someAddress(Random random) {
        return random.nextBoolean()
                ? new Address(0, Addresses.lowOfIpv4(random.nextInt()))
                : new Address(random.nextLong(), random.nextLong());
    }
}
