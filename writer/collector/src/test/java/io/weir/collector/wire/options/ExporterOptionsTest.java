package io.weir.collector.wire.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExporterOptionsTest {
    private final ExporterOptions options = new ExporterOptions(2);

    @Test
    void whatATemplateTakesWithItMakesRoomForOthers() {
        options.put(OptionKind.SAMPLER_RATE, 1, 100, 300);
        options.put(OptionKind.INTERFACE_NAME, 1, "eth1", 300);
        options.put(OptionKind.INTERFACE_NAME, 2, "eth2", 301);
        assertThat(options.refused()).isEqualTo(1);
        options.removeTemplate(300);
        assertThat(options.size()).isZero();
        assertThat(options.weight()).isZero();
        assertThat(options.hasRates()).isFalse();
        options.put(OptionKind.INTERFACE_NAME, 2, "eth2", 301);
        options.put(OptionKind.INTERFACE_NAME, 3, "eth3", 301);
        assertThat(options.refused()).isEqualTo(1);
        assertThat(options.interfaceName(3)).isEqualTo("eth3");
    }
}
