package io.weir.bench.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValuesTest {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "days", "monday,friday",
                    "flows", "5000000000",
                    "folder", "/tmp/bench",
                    "launcher", "./weir",
                    "rate", "1.5",
                    "rounds", "7",
                    "verbose", "false");

    private static NamedValues parse(String... arguments) {
        return NamedValues.parse(DEFAULTS, arguments);
    }

    @Test
    void whatNoArgumentNamesHasItsDefault() {
        NamedValues values = parse("--rounds=3");
        assertThat(values.count("rounds")).isEqualTo(3);
        assertThat(values.wholeNumber("flows")).isEqualTo(5_000_000_000L);
        assertThat(values.number("rate")).isEqualTo(1.5);
        assertThat(values.isTrue("verbose")).isFalse();
        assertThat(values.path("folder")).isEqualTo(Path.of("/tmp/bench"));
        assertThat(values.list("days")).containsExactly("monday", "friday");
        assertThat(values.words("launcher")).containsExactly("./weir");
    }

    @Test
    void theLastArgumentOfANameCountsAndAValueMayHoldAnEqualsSign() {
        NamedValues values = parse("--launcher=a", "--launcher=java  -Dx=y", "--verbose=TRUE");
        assertThat(values.text("launcher")).isEqualTo("java  -Dx=y");
        assertThat(values.words("launcher")).containsExactly("java", "-Dx=y");
        assertThat(values.isTrue("verbose")).isTrue();
    }

    @Test
    void aListWithoutTextIsEmpty() {
        assertThat(parse("--days=").list("days")).isEmpty();
        assertThat(parse("--launcher=").words("launcher")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--speed=3", "rounds=3", "--rounds", "-rounds=3", "--=3", "="})
    void whatIsNoKnownOptionIsRefusedWithThoseThatAre(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(argument))
                .withMessage(
                        "expected --name=value with one of the names days, flows, folder, launcher,"
                                + " rate, rounds, verbose, got '%s'",
                        argument);
    }

    @Test
    void aValueOfTheWrongKindIsRefusedByName() {
        NamedValues values =
                parse("--rounds=3000000000", "--flows=many", "--rate=", "--verbose=yes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.count("rounds"))
                .withMessage(
                        "--rounds: expected a whole number up to 2147483647, got '3000000000'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.wholeNumber("flows"))
                .withMessage("--flows: expected a whole number, got 'many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.number("rate"))
                .withMessage("--rate: expected a number, got ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.isTrue("verbose"))
                .withMessage("--verbose: expected true or false, got 'yes'");
    }

    @Test
    void aListIsRefusedForTheOneThatIsWrong() {
        NamedValues values = parse("--days=MONDAY,someday");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.list("days", "days of the week", DayOfWeek::valueOf))
                .withMessage("--days: expected days of the week, got 'someday'");
        assertThat(parse("--days=MONDAY,SUNDAY").list("days", "days", DayOfWeek::valueOf))
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    }
}
