package io.weir.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options {@code --from} and {@code --to} of a command: a day or a time, or nothing for all.
 *
 * @param spec the command, for messages
 * @param from the first time, as it was given
 * @param to the time after the last
 */
record TimeOptions(CommandSpec spec, @Nullable String from, @Nullable String to) {
    /** Milliseconds since 1970. */
    long fromMillis() {
        return from == null ? Long.MIN_VALUE : millis("--from", from);
    }

    /** Milliseconds since 1970. */
    long toMillis() {
        return to == null ? Long.MAX_VALUE : millis("--to", to);
    }

    private long millis(String option, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option
                            + " is '"
                            + text
                            + "'; expected for example 2026-11-22 or 2026-11-22T13:00:00Z",
                    e);
        }
    }
}
