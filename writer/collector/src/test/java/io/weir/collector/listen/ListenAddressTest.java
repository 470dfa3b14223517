package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.listen.ListenAddress.Protocol;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @Test
    void bothFamiliesAreReadAndWritten() {
        InetSocketAddress ipv4 = ListenAddress.parse("udp://127.0.0.1:2055").socketAddress();
        assertThat(ipv4).hasToString("/127.0.0.1:2055");
        assertThat(ListenAddress.format(Protocol.UDP, ipv4)).isEqualTo("udp://127.0.0.1:2055");
        InetSocketAddress ipv6 = ListenAddress.parse("udp://[::1]:0").socketAddress();
        assertThat(ipv6).hasToString("/[0:0:0:0:0:0:0:1]:0");
        assertThat(ListenAddress.format(Protocol.TLS, ipv6)).isEqualTo("tls://[0:0:0:0:0:0:0:1]:0");
    }

    @Test
    void theSchemeNamesTheProtocol() {
        assertThat(ListenAddress.parse("udp://127.0.0.1:1").protocol()).isEqualTo(Protocol.UDP);
        assertThat(ListenAddress.parse("tcp://127.0.0.1:1").protocol()).isEqualTo(Protocol.TCP);
        assertThat(ListenAddress.parse("tls://[::1]:4740").protocol()).isEqualTo(Protocol.TLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2055",
                "127.0.0.1:2055",
                "sctp://127.0.0.1:2055",
                "udp://127.0.0.1",
                "udp://127.0.0.1:65536",
                "udp://::1:2055",
                "udp://[::1]",
                "udp://:2055",
                "udp://127.0.0.1:2055/x"
            })
    void anythingElseIsRefusedWithARightOne(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Listen address " + text + ": expected udp://HOST:PORT")
                .hasMessageContaining("udp://[::]:2055")
                .hasMessageEndingWith("got '" + text + "'");
    }
}
