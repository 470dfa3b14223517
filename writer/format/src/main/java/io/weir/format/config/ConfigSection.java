package io.weir.format.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A table of the file: reads its keys, refuses what is not of the type that is expected. */
final class ConfigSection {
    private final ConfigSource source;
    private final TomlTable table;
    private final String name;

    /**
     * @param name dotted, empty for the whole file
     */
    ConfigSection(ConfigSource source, TomlTable table, String name) {
        this.source = source;
        this.table = table;
        this.name = name;
    }

    /** Its keys, in no order. */
    Set<String> keys() {
        return table.keySet();
    }

    /** Refuses a key that is not among these. */
    ConfigSection allowing(Set<String> known) throws ConfigException {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                String expected = "one of the keys " + String.join(", ", new TreeSet<>(known));
                throw wrong(key, expected, quote(key));
            }
        }
        return this;
    }

    @Nullable ConfigSection section(String key, Set<String> known) throws ConfigException {
        ConfigSection section = section(key);
        return section == null ? null : section.allowing(known);
    }

    /** As {@link #section}; one that is not there has no keys. */
    ConfigSection sectionOrNothing(String key, Set<String> known) throws ConfigException {
        ConfigSection section = section(key, known);
        return section == null ? new ConfigSection(source, Toml.parse(""), dotted(key)) : section;
    }

    @Nullable ConfigSection section(String key) throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof TomlTable inner)) {
            throw wrong(key, "a section [" + dotted(key) + "]", describe(value));
        }
        return new ConfigSection(source, inner, dotted(key));
    }

    /** The sections that are written {@code [[key]]}, in their order. */
    List<ConfigSection> sections(String key, Set<String> known) throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        String expected = "sections [[" + dotted(key) + "]]";
        if (!(value instanceof TomlArray array)) {
            throw wrong(key, expected, describe(value));
        }
        List<ConfigSection> sections = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable inner)) {
                throw wrong(key, expected, describe(array.get(i)));
            }
            sections.add(new ConfigSection(source, inner, dotted(key)).allowing(known));
        }
        return sections;
    }

    @Nullable ConfigText text(String key) throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(key, "a string that is not empty", describe(value));
        }
        TomlPosition at = position(key);
        return new ConfigText(text, at.line(), at.column());
    }

    /** A text without which the section means nothing. */
    ConfigText requiredText(String key, String example) throws ConfigException {
        ConfigText text = text(key);
        if (text == null) {
            TomlPosition at = start();
            throw new ConfigException(
                    source.file(),
                    at.line(),
                    at.column(),
                    dotted(key),
                    "a string such as " + quote(example),
                    "a section without it");
        }
        return text;
    }

    long number(String key, long min, long max, long otherwise) throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= min && number <= max) {
            return number;
        }
        throw wrong(key, "a whole number from " + min + " to " + max, describe(value));
    }

    boolean flag(String key, boolean otherwise) throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false", describe(value));
    }

    /** The constant whose text stands there. */
    <E extends Enum<E> & ConfigChoice> E choice(String key, E[] choices, E otherwise)
            throws ConfigException {
        ConfigText text = text(key);
        if (text == null) {
            return otherwise;
        }
        List<String> known = new ArrayList<>();
        for (E choice : choices) {
            if (choice.text().equals(text.value())) {
                return choice;
            }
            known.add(quote(choice.text()));
        }
        String last = known.remove(known.size() - 1);
        throw wrong(key, String.join(", ", known) + " or " + last, quote(text.value()));
    }

    /** A list of strings, null where the key is not there. */
    @Nullable List<ConfigText> texts(String key, String example) throws ConfigException {
        return list(key, "a list of strings such as [" + quote(example) + "]", false);
    }

    /** A list of whole numbers and of strings, null where the key is not there. */
    @Nullable List<ConfigText> items(String key, String example) throws ConfigException {
        return list(key, "a list such as " + example, true);
    }

    private @Nullable List<ConfigText> list(String key, String expected, boolean numbers)
            throws ConfigException {
        Object value = value(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof TomlArray array)) {
            throw wrong(key, expected, describe(value));
        }
        List<ConfigText> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            TomlPosition at = source.afterSpace(array.inputPositionOf(i));
            Object item = array.get(i);
            if (!(item instanceof String) && !(numbers && item instanceof Long)) {
                throw new ConfigException(
                        source.file(),
                        at.line(),
                        at.column(),
                        dotted(key),
                        expected,
                        describe(item));
            }
            texts.add(new ConfigText(item.toString(), at.line(), at.column()));
        }
        return texts;
    }

    /** Whether the value is a string, and not a list. */
    boolean isText(String key) {
        return value(key) instanceof String;
    }

    ConfigException wrong(String key, String expected, String got) {
        TomlPosition at = position(key);
        return new ConfigException(
                source.file(), at.line(), at.column(), dotted(key), expected, got);
    }

    private TomlPosition start() {
        return table.keySet().stream()
                .map(this::position)
                .min(Comparator.comparingInt(TomlPosition::line))
                .orElse(TomlPosition.positionAt(1, 1));
    }

    private @Nullable Object value(String key) {
        return table.get(List.of(key));
    }

    private TomlPosition position(String key) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return at == null ? TomlPosition.positionAt(1, 1) : at;
    }

    private String dotted(String key) {
        return name.isEmpty() ? key : name + '.' + key;
    }

    private static String describe(Object value) {
        if (value instanceof TomlTable) {
            return "a section";
        }
        if (value instanceof TomlArray) {
            return "a list";
        }
        return value instanceof String text ? quote(text) : String.valueOf(value);
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
