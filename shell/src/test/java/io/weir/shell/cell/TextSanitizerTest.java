package io.weir.shell.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSanitizerTest {
    @Test
    void controlCharactersAreShownAsEscapes() {
        assertThat(TextSanitizer.line("a\u001b[31mb\u0007\u0000\u007f\u009bc"))
                .isEqualTo("a\\x1b[31mb\\x07\\x00\\x7f\\x9bc");
    }

    @Test
    void lineEndsAreEscapedOnOneLineAndKeptOnSeveral() {
        assertThat(TextSanitizer.line("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
        assertThat(TextSanitizer.lines("a\tb\r\nc")).isEqualTo("a\\tb\\r\nc");
        assertThat(TextSanitizer.message("a\tb\r\nc")).isEqualTo("a\tb\\r\nc");
    }

    @Test
    void directionOverridesAndLoneSurrogatesAreEscaped() {
        assertThat(TextSanitizer.line("x\u202ey\u2066z\ud800"))
                .isEqualTo("x\\u202ey\\u2066z\\ud800");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "Zürich 東京 😀 — ok";
        assertThat(TextSanitizer.line(text)).isSameAs(text);
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningMarksNone() {
        assertThat(TextWidth.of("abc")).isEqualTo(3);
        assertThat(TextWidth.of("東京")).isEqualTo(4);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("😀")).isEqualTo(2);
    }
}
