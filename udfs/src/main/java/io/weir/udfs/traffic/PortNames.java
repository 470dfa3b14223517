package io.weir.udfs.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of services by port: IANA's service name registry in lower case, ports 0 to 49151 of TCP,
 * UDP, DCCP and SCTP ({@code services.tsv} says which name stands where there are several).
 */
public final class PortNames {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int SCTP = 132;

    private static final List<Service> ALL = load();
    private static final Index BY_TCP = new Index(TCP);
    private static final Index BY_UDP = new Index(UDP);
    private static final Index BY_DCCP = new Index(DCCP);
    private static final Index BY_SCTP = new Index(SCTP);

    private PortNames() {}

    /** A port of one protocol that has a name. */
    public record Service(int port, int protocol, String name) {}

    /** Every service, by port. */
    public static List<Service> all() {
        return ALL;
    }

    /** The name of a port, as TCP has it, else as UDP has it, else null. */
    public static @Nullable String name(int port) {
        String name = BY_TCP.name(port);
        return name != null ? name : BY_UDP.name(port);
    }

    /** The name of a port of one protocol, or null if it has none there. */
    public static @Nullable String name(int port, int protocol) {
        return switch (protocol) {
            case TCP -> BY_TCP.name(port);
            case UDP -> BY_UDP.name(port);
            case DCCP -> BY_DCCP.name(port);
            case SCTP -> BY_SCTP.name(port);
            default -> null;
        };
    }

    private static List<Service> load() {
        List<Service> services = new ArrayList<>();
        for (String[] line : RegistryTable.read("services.tsv")) {
            for (String protocol : line[1].split(" ")) {
                services.add(new Service(Integer.parseInt(line[0]), number(protocol), line[2]));
            }
        }
        return List.copyOf(services);
    }

    private static int number(String protocol) {
        return switch (protocol) {
            case "tcp" -> TCP;
            case "udp" -> UDP;
            case "dccp" -> DCCP;
            case "sctp" -> SCTP;
            default ->
                    throw new IllegalStateException(
                            "services.tsv: protocol '"
                                    + protocol
                                    + "'; expected tcp, udp, dccp or sctp");
        };
    }

    /** Sorted ports of one protocol and their names. */
    private static final class Index {
        private final int[] ports;
        private final String[] names;

        Index(int protocol) {
            List<Service> own = ALL.stream().filter(s -> s.protocol() == protocol).toList();
            ports = own.stream().mapToInt(Service::port).toArray();
            names = own.stream().map(Service::name).toArray(String[]::new);
        }

        @Nullable String name(int port) {
            int at = Arrays.binarySearch(ports, port);
            return at < 0 ? null : names[at];
        }
    }
}
