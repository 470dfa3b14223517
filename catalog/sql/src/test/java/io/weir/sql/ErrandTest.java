package io.weir.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ErrandTest {
    private final QueryControl control = QueryControl.unlimited();

    @Test
    void whatTheWorkGivesComesBack() throws Exception {
        assertThat(Errand.run(() -> "done", control)).isEqualTo("done");
    }

    @Test
    void whatTheWorkFailsWithComesBack() {
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(
                        () ->
                                Errand.run(
                                        () -> {
                                            throw new ArithmeticException("/ by zero");
                                        },
                                        control))
                .matches(e -> e.code() == FlowErrorCode.DIVISION_BY_ZERO);
    }

    @Test
    void workThatFailsBecauseItIsStoppedIsCancelledWhateverItFailsWith() {
        assertThatExceptionOfType(FlowSqlException.class)
                .isThrownBy(
                        () ->
                                Errand.run(
                                        () -> {
                                            control.cancel();
                                            throw new IllegalStateException("aborted");
                                        },
                                        control))
                .matches(e -> e.code() == FlowErrorCode.CANCELLED);
    }
}
