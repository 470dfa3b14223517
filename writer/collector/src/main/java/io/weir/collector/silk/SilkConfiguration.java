package io.weir.collector.silk;

import io.weir.collector.sensor.Sensor;
import io.weir.collector.silk.SilkList.Kind;
import io.weir.format.config.ConfigException;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SiLK's own files say.
 *
 * @param sensors in the order of their blocks
 * @param listeners where probes listen, each address once
 * @param warnings what is accepted and has no effect, each with its place
 */
public record SilkConfiguration(
        List<Sensor> sensors, List<SilkListen> listeners, List<String> warnings) {

    /** Copies the lists. */
    public SilkConfiguration {
        sensors = List.copyOf(sensors);
        listeners = List.copyOf(listeners);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the files.
     *
     * @param site silk.conf; null: every sensor name is right, and of class {@code all}
     * @param sensors sensors.conf
     * @throws ConfigException with file, line, column, key, what was expected and what is there
     */
    public static SilkConfiguration read(@Nullable Path site, Path sensors) throws IOException {
        Map<String, String> classes = site == null ? null : SilkSite.read(site);
        return new Reader().read(SilkFile.read(sensors, true), classes);
    }

    /** Reads sensors.conf, block by block. */
    private static final class Reader {
        private final Map<String, SilkProbe> probes = new LinkedHashMap<>();
        private final Map<String, SilkList> groups = new HashMap<>();
        private final List<SilkSensor> blocks = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private @Nullable SilkLine opened;
        private @Nullable SilkProbe probe;
        private @Nullable SilkSensor sensor;
        private @Nullable String group;
        private @Nullable SilkList members;

        SilkConfiguration read(List<SilkLine> lines, @Nullable Map<String, String> classes)
                throws ConfigException {
            for (SilkLine line : lines) {
                take(line);
            }
            if (opened != null) {
                throw opened.wrong("\"end " + opened.name() + "\" after it", "none");
            }
            List<Sensor> sensors = new ArrayList<>();
            for (SilkSensor block : blocks) {
                sensors.add(block.sensor(probes, classes));
            }
            return new SilkConfiguration(sensors, listeners(), warnings);
        }

        private void take(SilkLine line) throws ConfigException {
            if (opened == null) {
                begin(line);
            } else if (line.name().startsWith("end ")) {
                end(line, opened);
            } else if (probe != null) {
                probe.take(line);
            } else if (sensor != null) {
                sensor.take(line);
            } else {
                member(line);
            }
        }

        private void begin(SilkLine line) throws ConfigException {
            switch (line.name()) {
                case "probe" -> probe = new SilkProbe(line, warnings);
                case "sensor" -> sensor = new SilkSensor(line, groups);
                case "group" -> {
                    Word name = line.argument("a group name, such as group inside");
                    if (groups.containsKey(name.text())) {
                        throw line.wrong(name, "each group once");
                    }
                    group = name.text();
                }
                default -> throw line.wrong(line.command(), "probe, group, sensor or include");
            }
            opened = line;
        }

        private void end(SilkLine line, SilkLine begin) throws ConfigException {
            if (!line.name().equals("end " + begin.name())) {
                throw line.wrong("end " + begin.name(), '"' + line.name() + '"');
            }
            if (!line.arguments().isEmpty()) {
                throw line.wrong(line.arguments().get(0), "nothing more on the line");
            }
            if (probe != null) {
                addProbe(probe);
            }
            if (sensor != null) {
                blocks.add(sensor);
            }
            if (group != null) {
                groups.put(group, members == null ? new SilkList(Kind.BLOCKS) : members);
            }
            probe = null;
            sensor = null;
            group = null;
            members = null;
            opened = null;
        }

        private void addProbe(SilkProbe ended) throws ConfigException {
            ended.end();
            for (SilkProbe other : probes.values()) {
                ended.checkBeside(other);
            }
            if (probes.put(ended.name(), ended) != null) {
                throw ended.start().wrong("each probe once", '"' + ended.name() + "\" again");
            }
        }

        private void member(SilkLine line) throws ConfigException {
            Kind kind =
                    switch (line.name()) {
                        case "ipblocks" -> Kind.BLOCKS;
                        case "interfaces" -> Kind.INTERFACES;
                        default ->
                                throw line.wrong(
                                        line.command(),
                                        "ipblocks, interfaces or end group (binary IP sets are not"
                                                + " read here)");
                    };
            SilkList list = members == null ? new SilkList(kind) : members;
            if (list.kind() != kind) {
                throw line.wrong(line.command(), "a group of " + list.kind().text() + " alone");
            }
            members = list.add(line, groups);
        }

        private List<SilkListen> listeners() throws ConfigException {
            Map<String, List<SilkProbe>> byAddress = new LinkedHashMap<>();
            for (SilkProbe some : probes.values()) {
                if (some.listens()) {
                    byAddress.computeIfAbsent(some.address(), a -> new ArrayList<>()).add(some);
                }
            }
            List<SilkListen> listeners = new ArrayList<>();
            byAddress.forEach((address, some) -> listeners.add(listen(address, some)));
            return listeners;
        }

        private static SilkListen listen(String address, List<SilkProbe> probes) {
            List<Prefix> senders = new ArrayList<>();
            boolean open = false;
            for (SilkProbe probe : probes) {
                open |= probe.senders().isEmpty();
                senders.addAll(probe.senders());
            }
            SilkLine start = probes.get(0).start();
            return new SilkListen(
                    address, open ? null : PrefixSet.of(senders), start.file(), start.number());
        }
    }
}
