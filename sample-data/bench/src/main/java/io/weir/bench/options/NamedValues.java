package io.weir.bench.options;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values of {@code --name=value} arguments, where the names are known and have defaults. */
public final class NamedValues {
    private final Map<String, String> values;

    private NamedValues(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads arguments.
     *
     * @param defaults the known names, and the values of those that no argument names
     */
    public static NamedValues parse(Map<String, String> defaults, String... arguments) {
        Map<String, String> values = new TreeMap<>(defaults);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name =
                    argument.startsWith("--") && equals > 0 ? argument.substring(2, equals) : "";
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "expected --name=value with one of the names "
                                + String.join(", ", values.keySet())
                                + ", got '"
                                + argument
                                + "'");
            }
            values.put(name, argument.substring(equals + 1));
        }
        return new NamedValues(values);
    }

    public String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** The text as a path, from the working folder where it is not absolute. */
    public Path path(String name) {
        return Path.of(text(name)).toAbsolutePath();
    }

    public int count(String name) {
        return value(name, "a whole number up to 2147483647", text(name), Integer::valueOf);
    }

    public long wholeNumber(String name) {
        return value(name, "a whole number", text(name), Long::valueOf);
    }

    public double number(String name) {
        return value(name, "a number", text(name), Double::valueOf);
    }

    public boolean isTrue(String name) {
        return value(name, "true or false", text(name), NamedValues::truth);
    }

    /** The words between spaces. */
    public List<String> words(String name) {
        return parts(name, " ").toList();
    }

    /** What stands between commas. */
    public List<String> list(String name) {
        return parts(name, ",").toList();
    }

    /**
     * What stands between commas.
     *
     * @param expected what each is, for the message that says that one is not
     * @param parser throws IllegalArgumentException for what it does not know
     */
    public <T> List<T> list(String name, String expected, Function<String, T> parser) {
        return parts(name, ",").map(part -> value(name, expected, part, parser)).toList();
    }

    private Stream<String> parts(String name, String separator) {
        return Arrays.stream(text(name).split(separator)).filter(part -> !part.isEmpty());
    }

    private static <T> T value(
            String name, String expected, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--" + name + ": expected " + expected + ", got '" + text + "'", e);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
