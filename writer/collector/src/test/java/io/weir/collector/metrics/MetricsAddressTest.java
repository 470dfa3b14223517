package io.weir.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAddressTest {
    @Test
    void readsNamesAndAddressesOfBothFamilies() {
        assertThat(MetricsAddress.parse("127.0.0.1:9995").socketAddress().getPort())
                .isEqualTo(9995);
        assertThat(MetricsAddress.parse("[::1]:0").isLoopback()).isTrue();
        assertThat(MetricsAddress.parse("localhost:1").isLoopback()).isTrue();
        assertThat(MetricsAddress.parse("0.0.0.0:9995").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9995", ":9995", "127.0.0.1", "127.0.0.1:65536", "http://a:1", "::1:9"})
    void anythingElseIsRefusedWithARightOne(String text) {
        assertThatThrownBy(() -> MetricsAddress.parse(text))
                .hasMessage(
                        "Address of the metrics: expected HOST:PORT with a port from 0 to 65535,"
                                + " such as 127.0.0.1:9995 or [::1]:9995, got '"
                                + text
                                + "'");
    }
}
