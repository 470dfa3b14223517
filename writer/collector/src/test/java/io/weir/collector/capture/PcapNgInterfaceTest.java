package io.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapNgInterfaceTest {
    @ParameterizedTest
    @CsvSource({
        "false, 0, 7, 7000",
        "false, 3, 7, 7",
        "false, 6, 1999, 1",
        "false, 18, 20000000000000000, 20",
        "false, 9, -1, 18446744073709",
        "true, 0, 7, 7000",
        "true, 1, 3, 1500",
        "true, 10, 1025, 1000",
        "true, 63, 4611686018427387904, 500",
        "true, 63, 9223372036854775807, 999"
    })
    void ticksBecomeMilliseconds(boolean binary, int exponent, long ticks, long millis) {
        assertThat(new PcapNgInterface(1, 0, binary, exponent, 0).millis(ticks)).isEqualTo(millis);
    }

    @Test
    void offsetsAreInSeconds() {
        assertThat(new PcapNgInterface(1, 0, false, 3, -2).millis(7_001)).isEqualTo(5_001);
    }
}
