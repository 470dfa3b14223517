package io.weir.udfs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryNamesTest {
    /** As getprotobynumber(3) answers on Debian 12. */
    @ParameterizedTest
    @CsvSource({
        "1, icmp",
        "2, igmp",
        "6, tcp",
        "17, udp",
        "33, dccp",
        "41, ipv6",
        "43, ipv6-route",
        "47, gre",
        "50, esp",
        "51, ah",
        "58, ipv6-icmp",
        "88, eigrp",
        "89, ospf",
        "103, pim",
        "112, vrrp",
        "115, l2tp",
        "124, isis",
        "132, sctp",
        "135, mobility-header",
        "136, udplite",
        "143, ethernet",
    })
    void protocolHasTheNameOfEtcProtocols(int number, String name) {
        assertThat(ProtocolNames.name(number)).isEqualTo(name);
    }

    @Test
    void protocolWithoutKeywordHasNoName() {
        assertThat(ProtocolNames.name(61)).isNull();
        assertThat(ProtocolNames.name(253)).isNull();
        assertThat(ProtocolNames.name(256)).isNull();
        assertThat(ProtocolNames.name(-1)).isNull();
        assertThat(ProtocolNames.name(0)).isEqualTo("hopopt");
        assertThat(ProtocolNames.all()).hasSize(141);
    }

    /** As getservbyport(3) answers on Debian 12. */
    @ParameterizedTest
    @CsvSource({
        "20, 6, ftp-data",
        "21, 6, ftp",
        "22, 6, ssh",
        "23, 6, telnet",
        "25, 6, smtp",
        "53, 17, domain",
        "53, 6, domain",
        "67, 17, bootps",
        "69, 17, tftp",
        "80, 6, http",
        "110, 6, pop3",
        "123, 17, ntp",
        "161, 17, snmp",
        "179, 6, bgp",
        "389, 6, ldap",
        "443, 6, https",
        "443, 17, https",
        "465, 6, submissions",
        "514, 6, shell",
        "514, 17, syslog",
        "636, 6, ldaps",
        "993, 6, imaps",
        "2049, 6, nfs",
        "3306, 6, mysql",
        "3389, 6, ms-wbt-server",
        "5060, 17, sip",
        "5432, 6, postgresql",
        "8080, 6, http-alt",
    })
    void portHasTheNameOfEtcServices(int port, int protocol, String name) {
        assertThat(PortNames.name(port, protocol)).isEqualTo(name);
    }

    @Test
    void portWithoutProtocolHasTheNameOfTcpElseOfUdp() {
        assertThat(PortNames.name(514)).isEqualTo("shell");
        assertThat(PortNames.name(4789)).isEqualTo("vxlan");
        assertThat(PortNames.name(4739, 132)).isEqualTo("ipfix");
        assertThat(PortNames.name(6010)).isEqualTo("x11");
        assertThat(PortNames.name(0)).isNull();
        assertThat(PortNames.name(60_000)).isNull();
        assertThat(PortNames.name(443, 1)).isNull();
    }

    @Test
    void noServiceIsThereTwiceAndAllAreInRange() {
        Set<Long> seen = new HashSet<>();
        for (PortNames.Service service : PortNames.all()) {
            assertThat(service.port()).isBetween(0, 49_151);
            assertThat(service.name()).matches("[a-z0-9.+*_/-]+");
            assertThat(seen.add((long) service.protocol() << 16 | service.port())).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(11_000);
    }

    /** Numbers of linux/icmp.h and netinet/icmp6.h. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, echo reply",
        "3, 0, 1, destination unreachable: net unreachable",
        "3, 4, 1, destination unreachable: fragmentation needed and don't fragment was set",
        "3, 13, 1, destination unreachable: communication administratively prohibited",
        "5, 1, 1, redirect: redirect datagram for the host",
        "8, 0, 1, echo request",
        "11, 0, 1, time exceeded: time to live exceeded in transit",
        "13, 0, 1, timestamp",
        "1, 4, 58, destination unreachable: port unreachable",
        "2, 0, 58, packet too big",
        "3, 0, 58, time exceeded: hop limit exceeded in transit",
        "128, 0, 58, echo request",
        "129, 0, 58, echo reply",
        "134, 0, 58, router advertisement",
        "135, 0, 58, neighbor solicitation",
        "143, 0, 58, version 2 multicast listener report",
        "3, 77, 1, destination unreachable: code 77",
    })
    void icmpMessageHasItsName(int type, int code, int protocol, String name) {
        assertThat(IcmpNames.name(type, code, protocol)).isEqualTo(name);
    }

    @Test
    void unknownIcmpTypeHasNoName() {
        assertThat(IcmpNames.name(1, 0, IcmpNames.ICMP)).isNull();
        assertThat(IcmpNames.name(8, 0, IcmpNames.ICMPV6)).isNull();
        assertThat(IcmpNames.name(8, 0, 6)).isNull();
    }

    /** Java's list of ISO 3166-1, and what the country databases give besides. */
    @Test
    void everyCountryOfIsoHasAName() {
        Set<String> codes = new HashSet<>(Set.of(Locale.getISOCountries()));
        codes.addAll(Set.of("AP", "EU", "XK"));

        assertThat(CountryNames.all())
                .extracting(CountryNames.Country::code)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(CountryNames.all())
                .allMatch(country -> country.name().matches("\\p{Lu}[\\p{L}&'()/ -]+"))
                .contains(
                        new CountryNames.Country("AX", "Åland Islands"),
                        new CountryNames.Country("KR", "South Korea"));
    }
}
