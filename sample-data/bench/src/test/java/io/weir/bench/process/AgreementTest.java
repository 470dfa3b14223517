package io.weir.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final List<String> ROWS =
            List.of("10.0.0.1|9|20|700", "10.0.0.2|5|10|300", "10.0.0.3|5|10|300");

    @Test
    void equalRowsMayBeInAnyOrderAndOthersOfThemMayBeLast() {
        assertThat(
                        Agreement.of(
                                ROWS,
                                List.of(
                                        "10.0.0.1|9|20|700",
                                        "10.0.0.3|5|10|300",
                                        "10.0.0.4|5|9|300"),
                                Order.BYTES))
                .isTrue();
    }

    @Test
    void anotherValueIsADifference() {
        assertThat(
                        Agreement.of(
                                ROWS,
                                List.of(
                                        "10.0.0.1|9|20|700",
                                        "10.0.0.2|5|10|300",
                                        "10.0.0.3|5|10|299"),
                                Order.BYTES))
                .isFalse();
    }

    @Test
    void anotherKeyAheadOfTheLastIsADifference() {
        assertThat(
                        Agreement.of(
                                ROWS,
                                List.of(
                                        "10.0.0.9|9|20|700",
                                        "10.0.0.2|5|10|300",
                                        "10.0.0.3|5|10|300"),
                                Order.BYTES))
                .isFalse();
    }

    @Test
    void anotherCounterThanThatOfTheOrderIsADifference() {
        assertThat(
                        Agreement.of(
                                ROWS,
                                List.of(
                                        "10.0.0.1|9|21|700",
                                        "10.0.0.2|5|10|300",
                                        "10.0.0.3|5|10|300"),
                                Order.FLOWS))
                .isFalse();
    }

    @Test
    void aMissingRowIsADifference() {
        assertThat(Agreement.of(ROWS, ROWS.subList(0, 2), Order.BYTES)).isFalse();
    }

    @Test
    void aSingleRowIsComparedAsItIs() {
        assertThat(Agreement.of(List.of("9|20|700"), List.of("8|20|700"), Order.BYTES)).isFalse();
    }
}
