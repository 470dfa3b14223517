package io.weir.collector.silk;

import io.weir.collector.sensor.InterfaceSet;
import io.weir.collector.sensor.Members;
import io.weir.format.config.ConfigException;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of address blocks or of interface numbers; a group, or what a sensor says. */
final class SilkList {
    /** What is in a list. */
    enum Kind {
        BLOCKS("address blocks"),
        INTERFACES("interfaces");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private static final int MAX_INTERFACE = 65_535;

    private final Kind kind;
    private final List<Prefix> blocks = new ArrayList<>();
    private final List<Long> interfaces = new ArrayList<>();

    SilkList(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Adds the words of a line; {@code @name} is what the group of that name has. */
    SilkList add(SilkLine line, Map<String, SilkList> groups) throws ConfigException {
        for (Word word : line.some("a list of " + kind.text())) {
            add(line, word, groups);
        }
        return this;
    }

    /** As {@link #add(SilkLine, Map)}, without the first words. */
    SilkList addAfter(SilkLine line, int first, Map<String, SilkList> groups)
            throws ConfigException {
        if (line.arguments().size() <= first) {
            throw line.wrong("a list of " + kind.text(), "nothing");
        }
        for (Word word : line.arguments().subList(first, line.arguments().size())) {
            add(line, word, groups);
        }
        return this;
    }

    private void add(SilkLine line, Word word, Map<String, SilkList> groups)
            throws ConfigException {
        if (word.text().startsWith("@")) {
            SilkList group = groups.get(word.text().substring(1));
            if (group == null || group.kind != kind) {
                throw line.wrong(word, "a group of " + kind.text() + " that is defined before");
            }
            add(group);
            return;
        }
        switch (kind) {
            case BLOCKS -> blocks.addAll(IpBlocks.parse(line, word));
            case INTERFACES -> interfaces.add(number(line, word));
        }
    }

    /** Adds what the other list has. */
    void add(SilkList other) {
        blocks.addAll(other.blocks);
        interfaces.addAll(other.interfaces);
    }

    private static long number(SilkLine line, Word word) throws ConfigException {
        if (word.text().matches("[0-9]{1,5}") && Integer.parseInt(word.text()) <= MAX_INTERFACE) {
            return Long.parseLong(word.text());
        }
        throw line.wrong(word, "an interface number from 0 to " + MAX_INTERFACE);
    }

    /** What is in it. */
    Members members() {
        return switch (kind) {
            case BLOCKS -> Members.blocks(PrefixSet.of(blocks));
            case INTERFACES -> Members.interfaces(InterfaceSet.of(interfaces));
        };
    }

    /** What is not in it. */
    Members others() {
        return switch (kind) {
            case BLOCKS -> Members.otherThan(PrefixSet.of(blocks));
            case INTERFACES -> Members.otherThan(InterfaceSet.of(interfaces));
        };
    }
}
