package io.weir.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void aPlaceGetsItsLineAndACaret() {
        assertThat(
                        ErrorText.of(
                                "line 2, column 3: no column bytez; did you mean bytes?",
                                "select\n\tsum(bytez)\nfrom flows",
                                Origin.TYPED))
                .isEqualTo(
                        """
                        line 2, column 3: no column bytez; did you mean bytes?
                           sum(bytez)
                            ^""");
    }

    @Test
    void wideCharactersBeforeTheColumnMoveTheCaret() {
        assertThat(ErrorText.of("Line 1, column 12: bad", "select '東' x", Origin.TYPED))
                .isEqualTo("line 1, column 12: bad\n  select '東' x\n              ^");
    }

    @Test
    void aScriptIsNamedWithTheLineInTheFile() {
        Origin origin = new Origin("top.sql", 7);
        assertThat(ErrorText.of("line 2, column 1: bad", "select\nx", origin))
                .isEqualTo("top.sql:8: bad\n  x\n  ^");
        assertThat(ErrorText.of("no place", "select\nx", origin)).isEqualTo("top.sql:7: no place");
    }

    @Test
    void aPlaceOutsideTheTextHasNoExcerpt() {
        assertThat(ErrorText.of("line 9, column 1: bad", "select", Origin.TYPED))
                .isEqualTo("line 9, column 1: bad");
        assertThat(ErrorText.of(null, "select", Origin.TYPED)).isEqualTo("no message");
    }
}
