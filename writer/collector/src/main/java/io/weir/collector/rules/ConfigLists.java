package io.weir.collector.rules;

import io.weir.collector.sensor.InterfaceSet;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigText;
import io.weir.format.config.RepositoryConfig;
import io.weir.udfs.address.Address;
import io.weir.udfs.address.AddressFormatException;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the lists of weir.toml; an item {@code @name} stands for the group of that name. */
final class ConfigLists {
    private static final long MAX_INTERFACE = 0xffff_ffffL;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private final RepositoryConfig config;

    ConfigLists(RepositoryConfig config) {
        this.config = config;
    }

    /** Addresses and prefixes. */
    PrefixSet prefixes(String key, List<ConfigText> items) throws ConfigException {
        List<Prefix> prefixes = new ArrayList<>();
        for (ConfigText item : expanded(key, items, new ArrayList<>())) {
            prefixes.add(prefix(key, item));
        }
        return PrefixSet.of(prefixes);
    }

    /** An address, or a prefix. */
    Prefix prefix(String key, ConfigText item) throws ConfigException {
        try {
            if (item.value().indexOf('/') >= 0) {
                return Prefix.parse(item.value());
            }
            Address address = Address.parse(item.value());
            return Prefix.of(address, address.isIpv4() ? 32 : 128);
        } catch (AddressFormatException e) {
            throw wrong(
                    key,
                    item,
                    "an address or a prefix such as \"192.0.2.1\", \"10.0.0.0/8\" or"
                            + " \"2001:db8::/32\"",
                    String.valueOf(e.getMessage()));
        }
    }

    /** Numbers from 0 to {@code max}. */
    InterfaceSet numbers(String key, List<ConfigText> items, long max) throws ConfigException {
        List<Long> numbers = new ArrayList<>();
        for (ConfigText item : expanded(key, items, new ArrayList<>())) {
            numbers.add(number(key, item, max));
        }
        return InterfaceSet.of(numbers);
    }

    /** Interface numbers. */
    InterfaceSet interfaces(String key, List<ConfigText> items) throws ConfigException {
        return numbers(key, items, MAX_INTERFACE);
    }

    /** Refuses a group that would be wrong wherever it is used, also if no list names it. */
    void checkGroups() throws ConfigException {
        for (Map.Entry<String, List<ConfigText>> group : config.groups().entrySet()) {
            String key = "groups." + group.getKey();
            List<ConfigText> members =
                    expanded(key, group.getValue(), new ArrayList<>(List.of(group.getKey())));
            if (members.stream().allMatch(member -> NUMBER.matcher(member.value()).matches())) {
                interfaces(key, members);
            } else {
                prefixes(key, members);
            }
        }
    }

    private long number(String key, ConfigText item, long max) throws ConfigException {
        try {
            long number = Long.parseLong(item.value());
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(key, item, "a whole number from 0 to " + max, '"' + item.value() + '"');
    }

    private List<ConfigText> expanded(String key, List<ConfigText> items, List<String> open)
            throws ConfigException {
        List<ConfigText> expanded = new ArrayList<>();
        for (ConfigText item : items) {
            if (item.value().startsWith("@")) {
                expanded.addAll(group(key, item, open));
            } else {
                expanded.add(item);
            }
        }
        return expanded;
    }

    private List<ConfigText> group(String key, ConfigText item, List<String> open)
            throws ConfigException {
        String name = item.value().substring(1);
        List<ConfigText> members = config.groups().get(name);
        if (members == null) {
            throw wrong(
                    key,
                    item,
                    config.groups().isEmpty()
                            ? "a group that [groups] has"
                            : "one of the groups @"
                                    + String.join(", @", new TreeSet<>(config.groups().keySet())),
                    '"' + item.value() + '"');
        }
        if (open.contains(name)) {
            throw wrong(key, item, "a group that does not hold itself", '"' + item.value() + '"');
        }
        open.add(name);
        List<ConfigText> expanded = expanded(key, members, open);
        open.remove(name);
        return expanded;
    }

    ConfigException wrong(String key, ConfigText at, String expected, String got) {
        return new ConfigException(config.file(), at.line(), at.column(), key, expected, got);
    }
}
