package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:weir:PATH[?key=value[&key=value]...]}. PATH and values are percent-decoded as UTF-8
 * ({@code %3F} is a question mark, {@code %25} a percent sign; {@code +} is itself). The keys are
 * those of {@link WeirProperty}; a key of the URL wins over the same key of the Properties.
 */
final class WeirUrl {
    static final String PREFIX = "jdbc:weir:";

    private static final long MOST_ROWS = 999_999_999_999_999_999L;

    private static final long MOST_MEBIBYTES = 1 << 30;

    private WeirUrl() {}

    /** The settings, or 08001 with what is wrong and what is known. */
    static ConnectionSettings parse(String url, @Nullable Properties properties)
            throws SQLException {
        Map<String, String> values = values(url, properties);
        boolean credentials =
                !values.getOrDefault("user", "").isEmpty()
                        || !values.getOrDefault("password", "").isEmpty();
        String geoCountry = values.getOrDefault(WeirProperty.GEO_COUNTRY.key(), "");
        return new ConnectionSettings(
                withoutCredentials(url),
                repository(values),
                geoCountry.isEmpty() ? null : path(geoCountry, WeirProperty.GEO_COUNTRY),
                Duration.ofSeconds(number(values, WeirProperty.QUERY_TIMEOUT, Integer.MAX_VALUE)),
                number(values, WeirProperty.MAX_ROWS, MOST_ROWS),
                number(values, WeirProperty.MAX_MEMORY, MOST_MEBIBYTES) << 20,
                credentials);
    }

    /** The value of each known property that was given, and of user and password. */
    static Map<String, String> values(String url, @Nullable Properties properties)
            throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        if (properties != null) {
            addProperties(properties, values);
        }
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String path = decode(question < 0 ? rest : rest.substring(0, question));
        Map<String, String> query = question < 0 ? Map.of() : query(rest.substring(question + 1));
        if (!path.isEmpty()) {
            if (query.containsKey(WeirProperty.REPOSITORY.key())) {
                throw refused("The URL names the repository twice: as its path and as a property");
            }
            values.put(WeirProperty.REPOSITORY.key(), path);
        }
        values.putAll(query);
        return values;
    }

    private static void addProperties(Properties properties, Map<String, String> values)
            throws SQLException {
        for (String key : properties.stringPropertyNames()) {
            values.put(checked(key), properties.getProperty(key));
        }
        for (Map.Entry<Object, Object> entry : properties.entrySet()) {
            String key = String.valueOf(entry.getKey());
            values.put(checked(key), String.valueOf(entry.getValue()));
        }
    }

    private static Map<String, String> query(String text) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String key = checked(decode(equals < 0 ? pair : pair.substring(0, equals)));
            if (equals < 0) {
                throw refused("The property \"" + key + "\" has no value; expected key=value");
            }
            if (values.put(key, decode(pair.substring(equals + 1))) != null) {
                throw refused("The URL gives the property \"" + key + "\" twice");
            }
        }
        return values;
    }

    private static String checked(String key) throws SQLException {
        if (isCredential(key) || WeirProperty.named(key).isPresent()) {
            return key;
        }
        throw WeirProperty.unknown(key);
    }

    private static boolean isCredential(String key) {
        return key.equals("user") || key.equals("password");
    }

    private static Path repository(Map<String, String> values) throws SQLException {
        String repository = values.getOrDefault(WeirProperty.REPOSITORY.key(), "");
        if (repository.isEmpty()) {
            throw refused(
                    "The URL names no repository; expected jdbc:weir:/path/to/repository, or"
                            + " jdbc:weir: with the property \"repository\"");
        }
        return path(repository, WeirProperty.REPOSITORY);
    }

    private static Path path(String text, WeirProperty property) throws SQLException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw SqlErrors.withState(
                    "08001", property.key() + " '" + text + "' is no path: " + e.getReason(), e);
        }
    }

    private static long number(Map<String, String> values, WeirProperty property, long max)
            throws SQLException {
        String text = values.getOrDefault(property.key(), "");
        if (text.isEmpty()) {
            return 0;
        }
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (number < 0 || number > max) {
            throw refused(
                    "The property \""
                            + property.key()
                            + "\" is '"
                            + text
                            + "'; expected a whole number from 0 to "
                            + max
                            + ": "
                            + property.description());
        }
        return number;
    }

    private static String decode(String text) throws SQLException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 1 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw refused(
                        "'"
                                + text
                                + "' in the URL has a % without two hexadecimal digits after it;"
                                + " write %25 for a percent sign");
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static String withoutCredentials(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return url;
        }
        String kept =
                Arrays.stream(url.substring(question + 1).split("&"))
                        .filter(pair -> !pair.startsWith("user=") && !pair.startsWith("password="))
                        .collect(Collectors.joining("&"));
        return url.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept);
    }

    static SQLException refused(String message) {
        return SqlErrors.withState("08001", message, null);
    }
}
