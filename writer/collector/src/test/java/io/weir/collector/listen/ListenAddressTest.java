package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @Test
    void bothFamiliesAreReadAndWritten() {
        InetSocketAddress ipv4 = ListenAddress.parse("udp://127.0.0.1:2055").socketAddress();
        assertThat(ipv4).hasToString("/127.0.0.1:2055");
        assertThat(ListenAddress.format(ipv4)).isEqualTo("udp://127.0.0.1:2055");
        InetSocketAddress ipv6 = ListenAddress.parse("udp://[::1]:0").socketAddress();
        assertThat(ipv6).hasToString("/[0:0:0:0:0:0:0:1]:0");
        assertThat(ListenAddress.format(ipv6)).isEqualTo("udp://[0:0:0:0:0:0:0:1]:0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2055",
                "127.0.0.1:2055",
                "tcp://127.0.0.1:2055",
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
