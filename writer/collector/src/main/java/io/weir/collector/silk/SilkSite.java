package io.weir.collector.silk;

import io.weir.format.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads silk.conf: which sensors there are, and their classes. */
final class SilkSite {
    /** The class of a sensor that no class names. */
    static final String DEFAULT_CLASS = "all";

    private static final int MAX_SENSOR_ID = 65_534;
    private static final int MAX_SENSOR_NAME = 64;
    private static final Set<String> TYPES =
            Set.of(
                    "in", "out", "inweb", "outweb", "innull", "outnull", "int2int", "ext2ext",
                    "inicmp", "outicmp", "other");

    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Set<Integer> ids = new HashSet<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Set<String> classNames = new LinkedHashSet<>();
    private @Nullable String openClass;
    private @Nullable String openGroup;
    private @Nullable SilkLine opened;

    private SilkSite() {}

    /** Every sensor with its class. */
    static Map<String, String> read(Path file) throws IOException {
        SilkSite site = new SilkSite();
        for (SilkLine line : SilkFile.read(file, false)) {
            site.take(line);
        }
        if (site.opened != null) {
            throw site.opened.wrong("\"end " + site.opened.name() + "\" after it", "none");
        }
        if (site.classNames.isEmpty()) {
            throw new ConfigException(file, 1, 1, "class", "one class at least", "none");
        }
        return site.classes;
    }

    private void take(SilkLine line) throws ConfigException {
        if (openClass != null) {
            inClass(line, openClass);
        } else if (openGroup != null) {
            inGroup(line, openGroup);
        } else {
            atTop(line);
        }
    }

    private void atTop(SilkLine line) throws ConfigException {
        switch (line.name()) {
            case "version" -> version(line);
            case "sensor" -> sensor(line);
            case "class" -> {
                openClass = line.argument("a class name, such as class all").text();
                classNames.add(openClass);
                opened = line;
            }
            case "group" -> {
                openGroup = line.argument("a group name, such as group edge").text();
                groups.putIfAbsent(openGroup, new ArrayList<>());
                opened = line;
            }
            case "default-class" -> {
                Word name = line.argument("a class name");
                if (!classNames.contains(name.text())) {
                    throw line.wrong(name, "one of the classes " + String.join(", ", classNames));
                }
            }
            case "path-format" -> line.argument("a format in double quotes");
            case "packing-logic" -> packingLogic(line);
            default ->
                    throw unknown(
                            line,
                            "version, sensor, class, default-class, group, include, path-format or"
                                    + " packing-logic");
        }
    }

    private static void version(SilkLine line) throws ConfigException {
        Word version = line.argument("1 or 2");
        if (!version.text().equals("1") && !version.text().equals("2")) {
            throw line.wrong(version, "1 or 2");
        }
    }

    private void sensor(SilkLine line) throws ConfigException {
        String form = "a number, a name and perhaps a description, such as sensor 0 S0 \"Edge\"";
        Word id = line.argument(0, 2, 3, form);
        Word name = line.argument(1, 2, 3, form);
        if (!id.text().matches("[0-9]{1,5}") || Integer.parseInt(id.text()) > MAX_SENSOR_ID) {
            throw line.wrong(id, "a sensor number from 0 to " + MAX_SENSOR_ID);
        }
        if (!name.text().matches("[A-Za-z][^\\s/_]*") || name.text().length() > MAX_SENSOR_NAME) {
            throw line.wrong(
                    name, "a name of a letter and more, without blanks, '/' and '_', up to 64");
        }
        if (!ids.add(Integer.parseInt(id.text()))) {
            throw line.wrong(id, "each sensor number once");
        }
        if (classes.putIfAbsent(name.text(), DEFAULT_CLASS) != null) {
            throw line.wrong(name, "each sensor name once");
        }
    }

    private static void packingLogic(SilkLine line) throws ConfigException {
        Word logic = line.argument("a file in double quotes");
        if (!logic.text().contains("twoway")) {
            throw line.wrong(logic, "\"packlogic-twoway.so\", the rules that Weir follows");
        }
    }

    private void inClass(SilkLine line, String name) throws ConfigException {
        switch (line.name()) {
            case "sensors" -> sensors(line).forEach(s -> classes.put(s, name));
            case "type" -> {
                String form = "a number, a type and perhaps a name, such as type 0 in in";
                line.argument(0, 2, 3, form);
                Word type = line.argument(1, 2, 3, form);
                if (!TYPES.contains(type.text())) {
                    throw line.wrong(type, "a type of SiLK's site twoway, such as in or outweb");
                }
            }
            case "default-types" -> line.some("types, such as default-types in inweb");
            case "end class" -> {
                openClass = null;
                opened = null;
            }
            default -> throw unknown(line, "sensors, type, default-types or end class");
        }
    }

    private void inGroup(SilkLine line, String name) throws ConfigException {
        switch (line.name()) {
            case "sensors" ->
                    groups.computeIfAbsent(name, n -> new ArrayList<>()).addAll(sensors(line));
            case "end group" -> {
                openGroup = null;
                opened = null;
            }
            default -> throw unknown(line, "sensors or end group");
        }
    }

    private List<String> sensors(SilkLine line) throws ConfigException {
        List<String> names = new ArrayList<>();
        for (Word word : line.arguments()) {
            if (word.text().startsWith("@")) {
                List<String> group = groups.get(word.text().substring(1));
                if (group == null) {
                    throw line.wrong(word, "a group that is defined before");
                }
                names.addAll(group);
            } else if (classes.containsKey(word.text())) {
                names.add(word.text());
            } else {
                throw line.wrong(word, "a sensor that is defined before");
            }
        }
        return names;
    }

    private static ConfigException unknown(SilkLine line, String expected) {
        return line.wrong(line.command(), expected);
    }
}
