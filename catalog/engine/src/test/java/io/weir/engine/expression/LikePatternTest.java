package io.weir.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, ab, false",
        "ab, abc, false",
        "abc, a_c, true",
        "abc, a_, false",
        "abc, %, true",
        "'', %, true",
        "'', _, false",
        "'', '', true",
        "abc, %c, true",
        "abc, %b, false",
        "abc, a%, true",
        "abcbc, a%bc, true",
        "abcbd, a%bc, false",
        "aXbXc, %X%X%, true",
        "aXbc, %X%X%, false",
        "mississippi, %iss%ip%, true",
        "a.c, a.c, true",
        "abc, a.c, false",
        "ABC, abc, false",
        "abc, ___%, true",
        "abc, ____%, false",
    })
    void wholeTextsAreLikeIt(String text, String pattern, boolean expected) {
        assertThat(LikePattern.of(pattern, false).matches(text)).isEqualTo(expected);
    }

    @Test
    void aCharacterIsACodePointAndMayEndALine() {
        assertThat(LikePattern.of("a_b", false).matches("a\uD83D\uDE00b")).isTrue();
        assertThat(LikePattern.of("a__b", false).matches("a\uD83D\uDE00b")).isFalse();
        assertThat(LikePattern.of("a_b%", false).matches("a\nb\r\n")).isTrue();
    }

    @Test
    void caseIsIgnoredWhereItIsAsked() {
        assertThat(LikePattern.of("%Ünlü_x", true).matches("--ÜNLÜ.X")).isTrue();
        assertThat(LikePattern.of("a!%B", "!", true).matches("A%b")).isTrue();
    }

    @Test
    void whatIsEscapedStandsForItself() {
        assertThat(LikePattern.of("50!%", "!", false).matches("50%")).isTrue();
        assertThat(LikePattern.of("50!%", "!", false).matches("500")).isFalse();
        assertThat(LikePattern.of("a\\_b", "\\", false).matches("a_b")).isTrue();
        assertThat(LikePattern.of("a!!%", "!", false).matches("a!b")).isTrue();
    }

    @Test
    void whatCannotBeEscapedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikePattern.of("a!b", "!", false))
                .withMessage(
                        "Invalid escape sequence in the pattern 'a!b': expected %, _ or ! after !");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikePattern.of("a!", "!", false))
                .withMessageStartingWith("Invalid escape sequence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikePattern.of("a", "!!", false))
                .withMessage("Invalid escape character '!!': expected one character");
    }

    /** A regular expression would try more ways to divide the text than there are atoms. */
    @Test
    void manyStarsDoNotTakeForEver() {
        String text = "a".repeat(5_000);
        assertThat(LikePattern.of("%a".repeat(40) + "%b", false).matches(text)).isFalse();
        assertThat(LikePattern.of("%a".repeat(40) + "%", false).matches(text)).isTrue();
    }

    @Test
    void randomTextsAgreeWithRegularExpressions() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = word(random, "ab", 8);
            String pattern = word(random, "ab_%%", 6);
            boolean expected = Pattern.matches(pattern.replace("_", ".").replace("%", ".*"), text);
            assertThat(LikePattern.of(pattern, false).matches(text))
                    .as("'%s' LIKE '%s'", text, pattern)
                    .isEqualTo(expected);
        }
    }

    private static String word(Random random, String letters, int longest) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
