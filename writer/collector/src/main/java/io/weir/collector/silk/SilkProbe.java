package io.weir.collector.silk;

import io.weir.collector.sensor.FlowSource;
import io.weir.collector.sensor.InterfaceSet;
import io.weir.format.config.ConfigException;
import io.weir.udfs.address.Address;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A probe block. */
final class SilkProbe {
    /** Types, and the column {@code export_version} of their flows. */
    private static final Map<String, Integer> VERSIONS =
            Map.of("netflow-v5", 5, "netflow", 5, "netflow-v9", 9, "ipfix", 10, "sflow", 105);

    private static final String FORM =
            "a name and a type (netflow-v5, netflow-v9, ipfix or sflow), such as probe S0 ipfix";
    private static final Set<String> LOG_FLAGS =
            Set.of(
                    "none",
                    "all",
                    "bad",
                    "default",
                    "firewall-event",
                    "missing",
                    "record-timestamps",
                    "sampling",
                    "show-templates");
    private static final Set<String> OTHER_SOURCES =
            Set.of(
                    "poll-directory",
                    "read-from-file",
                    "listen-on-unix-socket",
                    "listen-on-unix-domain-socket");
    private static final int MAX_PORT = 65_535;

    private final SilkLine start;
    private final String name;
    private final String type;
    private final List<String> warnings;
    private final List<Prefix> senders = new ArrayList<>();
    private @Nullable SilkLine port;
    private @Nullable SilkLine otherSource;
    private @Nullable String protocol;
    private @Nullable String host;
    private boolean vlans;
    private boolean firewallEvents;

    SilkProbe(SilkLine start, List<String> warnings) throws ConfigException {
        this.start = start;
        this.warnings = warnings;
        this.name = start.argument(0, 2, 2, FORM).text();
        Word word = start.argument(1, 2, 2, FORM);
        this.type = word.text();
        if (!VERSIONS.containsKey(type)) {
            throw start.wrong(word, "netflow-v5, netflow-v9, ipfix or sflow");
        }
    }

    String name() {
        return name;
    }

    /** The type as in {@code TYPE-probes}. */
    String type() {
        return type.equals("netflow") ? "netflow-v5" : type;
    }

    SilkLine start() {
        return start;
    }

    void take(SilkLine line) throws ConfigException {
        if (OTHER_SOURCES.contains(line.name())) {
            otherSource = line;
            return;
        }
        switch (line.name()) {
            case "listen-on-port" -> port = line;
            case "protocol" -> {
                Word word = line.argument("udp or tcp");
                if (!word.text().equals("udp")
                        && !(word.text().equals("tcp") && type.equals("ipfix"))) {
                    throw line.wrong(word, type.equals("ipfix") ? "udp or tcp" : "udp");
                }
                protocol = word.text();
            }
            case "listen-as-host" -> host = line.argument("an address or a name").text();
            case "accept-from-host" -> accept(line);
            case "interface-values" -> interfaceValues(line);
            case "quirks" -> quirks(line);
            case "log-flags" -> {
                for (Word flag : line.some("one of " + LOG_FLAGS)) {
                    if (!LOG_FLAGS.contains(flag.text())) {
                        throw line.wrong(flag, "one of " + String.join(", ", LOG_FLAGS));
                    }
                }
            }
            case "priority" -> line.argument("a number");
            default ->
                    throw line.wrong(
                            line.command(),
                            "listen-on-port, protocol, listen-as-host, accept-from-host,"
                                    + " interface-values, quirks, log-flags or end probe");
        }
    }

    private void accept(SilkLine line) throws ConfigException {
        for (Word word : line.some("addresses or names")) {
            try {
                for (InetAddress address : InetAddress.getAllByName(word.text())) {
                    Address sender = Address.of(mapped(address.getAddress()));
                    senders.add(Prefix.of(sender, sender.isIpv4() ? 32 : 128));
                }
            } catch (UnknownHostException e) {
                throw line.wrong(word, "an address, or a name that has one");
            }
        }
    }

    private static byte[] mapped(byte[] address) {
        if (address.length == 16) {
            return address;
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(address, 0, mapped, 12, 4);
        return mapped;
    }

    private void interfaceValues(SilkLine line) throws ConfigException {
        Word word = line.argument("snmp or vlan");
        vlans = word.text().equals("vlan");
        if ((!vlans && !word.text().equals("snmp")) || (vlans && type().equals("netflow-v5"))) {
            throw line.wrong(word, type().equals("netflow-v5") ? "snmp" : "snmp or vlan");
        }
    }

    private void quirks(SilkLine line) throws ConfigException {
        for (Word word : line.some("quirks, such as quirks firewall-event")) {
            switch (word.text()) {
                case "firewall-event" -> firewallEvents = true;
                case "none", "zero-packets", "missing-ips" -> {
                    // Flows are kept as they were exported, so there is nothing to do.
                }
                case "nf9-out-is-reverse", "nf9-sysuptime-seconds" ->
                        warnings.add(
                                line.place()
                                        + ": quirk "
                                        + word.text()
                                        + " of probe "
                                        + name
                                        + " has no effect in Weir");
                default ->
                        throw line.wrong(
                                word,
                                "firewall-event, missing-ips, nf9-out-is-reverse,"
                                        + " nf9-sysuptime-seconds, zero-packets or none");
            }
        }
    }

    /** The block is whole. */
    void end() throws ConfigException {
        if (otherSource != null && port != null) {
            throw otherSource.wrong("one source of flows", "listen-on-port beside it");
        }
        if (otherSource != null) {
            warnings.add(
                    otherSource.place()
                            + ": "
                            + otherSource.name()
                            + " of probe "
                            + name
                            + " is not done by weir collect; weir import reads files");
            return;
        }
        if (port == null) {
            throw start.wrong("listen-on-port in probe " + name, "none");
        }
        if (protocol == null) {
            throw port.wrong("protocol udp or protocol tcp beside it", "none");
        }
        portNumber();
    }

    private int portNumber() throws ConfigException {
        if (port == null) {
            return 0;
        }
        Word word = port.argument("a port");
        if (!word.text().matches("[0-9]{1,5}")
                || Integer.parseInt(word.text()) > MAX_PORT
                || Integer.parseInt(word.text()) == 0) {
            throw port.wrong(word, "a port from 1 to " + MAX_PORT);
        }
        return Integer.parseInt(word.text());
    }

    /** Two probes of one port can be told apart by their senders alone. */
    void checkBeside(SilkProbe other) throws ConfigException {
        boolean samePort =
                listens()
                        && other.listens()
                        && portNumber() == other.portNumber()
                        && String.valueOf(protocol).equals(other.protocol);
        if (!samePort) {
            return;
        }
        if (senders.isEmpty()
                || other.senders.isEmpty()
                || senders.stream().anyMatch(other.senders::contains)) {
            throw start.wrong(
                    "accept-from-host with hosts of its own, since probe "
                            + other.name
                            + " has the same port",
                    senders.isEmpty() ? "none" : "a host that the other has, or none there");
        }
    }

    /** Whether it is a port. */
    boolean listens() {
        return port != null;
    }

    /** Where its sensors get flows from. */
    FlowSource source() throws ConfigException {
        return new FlowSource(
                VERSIONS.getOrDefault(type, 0),
                InterfaceSet.of(List.of((long) portNumber())),
                senders.isEmpty() ? null : PrefixSet.of(senders),
                "tcp".equals(protocol),
                vlans,
                firewallEvents);
    }

    /** The address to listen on. */
    String address() throws ConfigException {
        String on = host == null ? "0.0.0.0" : host;
        return protocol + "://" + (on.indexOf(':') < 0 ? on : "[" + on + "]") + ":" + portNumber();
    }

    /** Whom it accepts; empty: everybody. */
    List<Prefix> senders() {
        return senders;
    }
}
