package io.weir.collector.silk;

import io.weir.collector.sensor.Discard;
import io.weir.collector.sensor.FlowSource;
import io.weir.collector.sensor.Members;
import io.weir.collector.sensor.Sensor;
import io.weir.collector.sensor.SensorNetworks;
import io.weir.collector.silk.SilkList.Kind;
import io.weir.format.config.ConfigException;
import io.weir.udfs.traffic.NetworkKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sensor block. */
final class SilkSensor {
    private static final Pattern NETWORK = Pattern.compile("(.+)-(interface|ipblock|ipset)s?");
    private static final Pattern PROBES = Pattern.compile("(.+)-probes");
    private static final Pattern FILTER =
            Pattern.compile("(source|destination|any)-(interface|ipblock|ipset)s?");
    private static final String REMAINDER = "remainder";

    /** A line that names a probe. */
    private record Use(SilkLine line, Word probe, String type) {}

    private final SilkLine start;
    private final Word name;
    private final Map<String, SilkList> groups;
    private final Map<NetworkKind, SilkList> networks = new EnumMap<>(NetworkKind.class);
    private final List<Use> uses = new ArrayList<>();
    private final List<Discard> discards = new ArrayList<>();
    private final Set<String> filters = new HashSet<>();
    private @Nullable NetworkKind remainder;
    private @Nullable Kind remainderKind;
    private @Nullable NetworkKind source;
    private @Nullable NetworkKind destination;

    SilkSensor(SilkLine start, Map<String, SilkList> groups) throws ConfigException {
        this.start = start;
        this.groups = groups;
        this.name = start.argument("a sensor name, such as sensor S0");
    }

    void take(SilkLine line) throws ConfigException {
        Matcher network = NETWORK.matcher(line.name());
        Matcher probes = PROBES.matcher(line.name());
        if (line.name().startsWith("discard-")) {
            discard(line);
        } else if (network.matches()) {
            network(line, kind(line, line.command(), network.group(1)), network.group(2));
        } else if (probes.matches()) {
            for (Word probe : line.some("names of probes")) {
                uses.add(new Use(line, probe, probes.group(1)));
            }
        } else if (line.name().equals("source-network")) {
            source = fixed(line, source);
        } else if (line.name().equals("destination-network")) {
            destination = fixed(line, destination);
        } else if (!line.name().equals("isp-ip") && !line.name().equals("isp-ips")) {
            throw line.wrong(
                    line.command(),
                    "TYPE-probes, internal-ipblocks, external-ipblocks, null-ipblocks,"
                            + " internal-interfaces, external-interfaces, null-interfaces,"
                            + " source-network, destination-network, discard-when, discard-unless,"
                            + " isp-ip or end sensor");
        }
    }

    private static NetworkKind kind(SilkLine line, Word at, String text) throws ConfigException {
        return switch (text) {
            case "internal" -> NetworkKind.INTERNAL;
            case "external" -> NetworkKind.EXTERNAL;
            case "null" -> NetworkKind.NULL;
            default -> throw line.wrong(at, "one of the networks internal, external and null");
        };
    }

    private NetworkKind fixed(SilkLine line, @Nullable NetworkKind before) throws ConfigException {
        Word word = line.argument("internal, external or null");
        if (before != null) {
            throw line.wrong("it once in a sensor", "it again");
        }
        NetworkKind kind = kind(line, word, word.text());
        if (networks.containsKey(kind) || kind == remainder) {
            throw line.wrong(word, "a network that has no list of its own");
        }
        return kind;
    }

    private static Kind listKind(SilkLine line, String text) throws ConfigException {
        return switch (text) {
            case "interface" -> Kind.INTERFACES;
            case "ipblock" -> Kind.BLOCKS;
            default ->
                    throw line.wrong(
                            "ipblocks: SiLK's binary IP sets are not read here; print the set's"
                                    + " blocks with rwsetcat --cidr-blocks=1",
                            "ipsets");
        };
    }

    private void network(SilkLine line, NetworkKind network, String list) throws ConfigException {
        Kind kind = listKind(line, list);
        if (networks.containsKey(network) || network == remainder) {
            throw line.wrong("each network once in a sensor", "it again");
        }
        if (network == source || network == destination) {
            throw line.wrong("no list of a network that is fixed", "one");
        }
        List<Word> words = line.some("a list of " + kind.text() + ", or remainder");
        if (words.size() == 1 && words.get(0).text().equals(REMAINDER)) {
            if (remainder != null) {
                throw line.wrong(words.get(0), "remainder once in a sensor");
            }
            remainder = network;
            remainderKind = kind;
        } else {
            networks.put(network, new SilkList(kind).add(line, groups));
        }
    }

    private void discard(SilkLine line) throws ConfigException {
        boolean when = line.name().equals("discard-when");
        if (!when && !line.name().equals("discard-unless")) {
            throw line.wrong(line.command(), "discard-when or discard-unless");
        }
        List<Word> words = line.some("source-, destination- or any-interfaces or -ipblocks");
        Matcher filter = FILTER.matcher(words.get(0).text());
        if (!filter.matches()) {
            throw line.wrong(words.get(0), "source-, destination- or any-interfaces or -ipblocks");
        }
        if (!filters.add(filter.group(1) + filter.group(2))) {
            throw line.wrong(words.get(0), "each of these once in a sensor");
        }
        SilkList list = new SilkList(listKind(line, filter.group(2))).addAfter(line, 1, groups);
        discards.add(
                new Discard(
                        when,
                        Discard.Ends.valueOf(filter.group(1).toUpperCase(Locale.ROOT)),
                        list.members()));
    }

    /** The sensor, now that all probes are known. */
    Sensor sensor(Map<String, SilkProbe> probes, @Nullable Map<String, String> classes)
            throws ConfigException {
        String sensorClass = classes == null ? SilkSite.DEFAULT_CLASS : classes.get(name.text());
        if (sensorClass == null) {
            throw start.wrong(name, "a sensor that silk.conf defines");
        }
        return new Sensor(name.text(), sensorClass, sources(probes), discards, networks());
    }

    private List<FlowSource> sources(Map<String, SilkProbe> probes) throws ConfigException {
        List<FlowSource> sources = new ArrayList<>();
        for (Use use : uses) {
            SilkProbe probe = probes.get(use.probe().text());
            if (probe == null || !probe.type().equals(use.type())) {
                throw use.line().wrong(use.probe(), "a probe of type " + use.type());
            }
            if (probe.listens()) {
                sources.add(probe.source());
            }
        }
        return sources;
    }

    private SensorNetworks networks() throws ConfigException {
        if (source == null || destination == null) {
            verify();
        }
        return new SensorNetworks(
                members(NetworkKind.INTERNAL),
                members(NetworkKind.EXTERNAL),
                members(NetworkKind.NULL),
                source,
                destination);
    }

    /** SiLK's own checks (packlogic-twoway.c, packLogicVerifySensor). */
    private void verify() throws ConfigException {
        boolean sides =
                networks.containsKey(NetworkKind.INTERNAL)
                        || networks.containsKey(NetworkKind.EXTERNAL)
                        || remainder == NetworkKind.INTERNAL
                        || remainder == NetworkKind.EXTERNAL;
        if (!sides) {
            throw start.wrong(
                    "internal or external blocks or interfaces in sensor "
                            + name.text()
                            + ", or both source-network and destination-network",
                    "neither");
        }
        Set<Kind> kinds = new HashSet<>();
        networks.forEach(
                (network, list) -> {
                    if (network != NetworkKind.NULL || list.kind() == Kind.BLOCKS) {
                        kinds.add(list.kind());
                    }
                });
        if (remainderKind != null) {
            kinds.add(remainderKind);
        }
        if (kinds.size() > 1) {
            throw start.wrong(
                    "either address blocks or interfaces in sensor "
                            + name.text()
                            + "; interfaces go with blocks for null alone",
                    "both");
        }
        if (remainderKind == Kind.BLOCKS
                && networks.values().stream().noneMatch(l -> l.kind() == Kind.BLOCKS)) {
            throw start.wrong("blocks of another network beside remainder", "none");
        }
        fillIn();
    }

    /** Where only one of internal and external is said, the other is the rest. */
    private void fillIn() {
        if (remainder != null) {
            return;
        }
        SilkList internal = networks.get(NetworkKind.INTERNAL);
        SilkList external = networks.get(NetworkKind.EXTERNAL);
        if (external == null && internal != null) {
            remainder = NetworkKind.EXTERNAL;
            remainderKind = internal.kind();
        } else if (internal == null && external != null) {
            remainder = NetworkKind.INTERNAL;
            remainderKind = external.kind();
        }
    }

    private Members members(NetworkKind network) {
        SilkList list = networks.get(network);
        if (list != null) {
            return list.members();
        }
        Kind kind = remainderKind;
        if (network != remainder || kind == null) {
            return Members.NONE;
        }
        SilkList others = new SilkList(kind);
        networks.values().stream().filter(l -> l.kind() == kind).forEach(others::add);
        return others.others();
    }
}
