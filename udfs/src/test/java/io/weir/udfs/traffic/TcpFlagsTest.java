package io.weir.udfs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFlagsTest {
    /** Bits of RFC 9293, 3.1 and RFC 3168; letters and order of SiLK's rwcut(1). */
    @ParameterizedTest
    @CsvSource({
        "1, F",
        "2, S",
        "4, R",
        "8, P",
        "16, A",
        "32, U",
        "64, E",
        "128, C",
        "18, SA",
        "27, FSPA",
        "20, RA",
        "255, FSRPAUEC",
        "0, ''",
        "256, ''",
        "274, SA"
    })
    void flagsAreWrittenInSilksOrder(int flags, String text) {
        assertThat(TcpFlags.text(flags)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"F, 1", "SA, 18", "as, 18", "AASS, 18", "FSRPAUEC, 255", "ec, 192"})
    void lettersAreReadInAnyOrderAndCase(String letters, int flags) {
        assertThat(TcpFlags.parse(letters)).isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "SYN", "S A", "ſ", "S,A"})
    void otherLettersAreRefused(String letters) {
        assertThatThrownBy(() -> TcpFlags.parse(letters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected letters of F S R P A U E C");
    }

    /**
     * SiLK's rwfilter(1), --flags-all: passes when the flags in MASK are those in HIGH. Columns:
     * test, flags, expected.
     */
    @ParameterizedTest
    @CsvSource({
        "S/SA, S, true",
        "S/SA, SA, false",
        "S/SA, SFPU, true",
        "S/SAF, S, true",
        "S/SAF, SF, false",
        "S/SAF, SR, true",
        "SA/SA, SA, true",
        "SA/SA, FSPA, true",
        "SA/SA, S, false",
        "S/S, FSRPA, true",
        "/F, SA, true",
        "/F, FA, false",
        "'S/SA,F/F', FA, true",
        "'S/SA , F/F', S, true",
        "'S/SA,F/F', SA, false",
        "fs/fsa, SF, true",
        "C/EC, C, true",
    })
    void pairPassesWhenOfTheMaskJustHighIsSet(String test, String flags, boolean passes) {
        assertThat(FlagMatch.parse(test).matches(TcpFlags.parse(flags))).isEqualTo(passes);
    }

    @Test
    void noFlagsPassOnlyATestForNone() {
        assertThat(FlagMatch.parse("/F").matches(0)).isTrue();
        assertThat(FlagMatch.parse("S/SA").matches(0)).isFalse();
        assertThat(FlagMatch.parse("S/SA").matches(0x102)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "S/", "/", "S/SA,", ",S/SA", "SA/S", "S/SA/F", "S/SA;F/F"})
    void wrongTestIsRefused(String test) {
        assertThatThrownBy(() -> FlagMatch.parse(test))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + test + "'");
    }
}
