package io.weir.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options {@code --from} and {@code --to} of a command: a day or a time, or nothing for all.
 */
final class TimeOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "2026-11-22 or 2026-11-22T13:00:00Z; default: all")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "likewise; its own hour is left out if it begins there")
    private @Nullable String to;

    /** Milliseconds since 1970. */
    long fromMillis() {
        return from == null ? Long.MIN_VALUE : millis("--from", from);
    }

    /** Milliseconds since 1970. */
    long toMillis() {
        long millis = to == null ? Long.MAX_VALUE : millis("--to", to);
        if (millis <= fromMillis()) {
            throw wrong("--to is '" + to + "'; expected a time after --from, '" + from + "'", null);
        }
        return millis;
    }

    private long millis(String option, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw wrong(
                    option
                            + " is '"
                            + text
                            + "'; expected for example 2026-11-22 or 2026-11-22T13:00:00Z",
                    e);
        }
    }

    private ParameterException wrong(String message, @Nullable DateTimeException cause) {
        return new ParameterException(
                Objects.requireNonNull(command).commandLine(), message, cause);
    }
}
