package io.weir.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "flows,     flows,     true",
        "FLOWS,     flows,     true",
        "flow,      flows,     false",
        "flows_,    flows,     false",
        "%,         flows,     true",
        "flow%,     flow_ends, true",
        "%ends,     flow_ends, true",
        "%o%e%,     flow_ends, true",
        "%x%,       flow_ends, false",
        "flow_ends, flow-ends, true",
        "flow\\_ends, flow_ends, true",
        "flow\\_ends, flow-ends, false",
        "100\\%,    100%,      true",
        "100\\%,    1000,      false",
        "%%%%a,     bbbb,      false",
        "a%b%c,     abcbc,     true",
        "'',        flows,     false"
    })
    void percentUnderscoreAndEscape(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }
}
