package io.weir.udfs;

import io.weir.udfs.address.Addresses;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The literals of examples, to and from the values that functions take and give. */
final class SqlLiteral {
    private static final Pattern INTERVAL = Pattern.compile("INTERVAL '(\\d+)' (\\w+)");
    private static final Pattern TIMESTAMP = Pattern.compile("TIMESTAMP '(.+)'");
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
                    .toFormatter(java.util.Locale.ROOT);

    private SqlLiteral() {}

    static @Nullable Object read(String literal, FunctionType type) {
        if (literal.equals("NULL")) {
            return null;
        }
        Matcher timestamp = TIMESTAMP.matcher(literal);
        if (timestamp.matches()) {
            return LocalDateTime.parse(timestamp.group(1), TIME)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        Matcher interval = INTERVAL.matcher(literal);
        if (interval.matches()) {
            ChronoUnit unit = ChronoUnit.valueOf(interval.group(2) + "S");
            return Duration.of(Long.parseLong(interval.group(1)), unit).toMillis();
        }
        if (literal.startsWith("'")) {
            String text = literal.substring(1, literal.length() - 1);
            return type == FunctionType.ADDRESS ? Addresses.parse(text) : text;
        }
        return Long.valueOf(literal);
    }

    static String write(@Nullable Object value, FunctionType type) {
        if (value == null) {
            return "NULL";
        }
        return switch (type) {
            case BOOLEAN -> (Boolean) value ? "TRUE" : "FALSE";
            case SMALLINT, INTEGER, BIGINT -> Long.toString((Long) value);
            case DOUBLE -> Double.toString((Double) value);
            case TEXT -> "'" + value + "'";
            case ADDRESS -> "'" + Addresses.format((byte[]) value) + "'";
            case TIMESTAMP ->
                    "TIMESTAMP '"
                            + TIME.format(
                                    LocalDateTime.ofEpochSecond(
                                            Math.floorDiv((Long) value, 1000L),
                                            (int) Math.floorMod((Long) value, 1000L) * 1_000_000,
                                            ZoneOffset.UTC))
                            + "'";
            case INTERVAL -> throw new IllegalArgumentException("no function gives an interval");
        };
    }
}
