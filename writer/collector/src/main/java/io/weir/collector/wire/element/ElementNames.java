package io.weir.collector.wire.element;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the elements in IANA's registry "IPFIX Information Elements". */
public final class ElementNames {
    private static final String RESOURCE = "elements.tsv";
    private static final Map<Integer, String> NAMES = read();

    private ElementNames() {}

    /** The name, of the other direction as RFC 5103, 6.1, forms it; null where there is none. */
    public static @Nullable String of(FieldSpec field) {
        if (field.enterprise() == 0) {
            return NAMES.get(field.id());
        }
        String name = field.enterprise() == Elements.REVERSE ? NAMES.get(field.id()) : null;
        return name == null
                ? null
                : "reverse" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<Integer, String> read() {
        InputStream stream = ElementNames.class.getResourceAsStream(RESOURCE);
        if (stream == null) {
            throw new IllegalStateException(
                    "resource io/weir/collector/wire/element/"
                            + RESOURCE
                            + " is missing: this jar is incomplete; build or download it again");
        }
        Map<Integer, String> names = new HashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(line -> names.put(Integer.valueOf(line[0]), line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
        }
        return Map.copyOf(names);
    }
}
