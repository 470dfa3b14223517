package io.weir.udfs.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of IP protocols: the keywords of IANA's registry in lower case ({@code protocols.tsv} says
 * what differs).
 */
public final class ProtocolNames {
    private static final List<Protocol> ALL =
            RegistryTable.read("protocols.tsv").stream()
                    .map(line -> new Protocol(Integer.parseInt(line[0]), line[1], line[2]))
                    .toList();
    private static final @Nullable String[] NAMES = names();

    private ProtocolNames() {}

    /** A protocol that has a name. */
    public record Protocol(int number, String name, String description) {}

    /** Every protocol that has a name, by number. */
    public static List<Protocol> all() {
        return ALL;
    }

    /** The name of a protocol, or null if it has none. */
    public static @Nullable String name(int protocol) {
        return protocol < 0 || protocol > 255 ? null : NAMES[protocol];
    }

    private static @Nullable String[] names() {
        @Nullable String[] names = new @Nullable String[256];
        for (Protocol protocol : ALL) {
            names[protocol.number()] = protocol.name();
        }
        return names;
    }
}
