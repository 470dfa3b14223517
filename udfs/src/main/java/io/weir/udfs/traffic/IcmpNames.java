package io.weir.udfs.traffic;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of ICMP and ICMPv6 messages: IANA's words for the type in lower case, then, where the code
 * says more, a colon and its words.
 */
public final class IcmpNames {
    /** IP protocol number of ICMP. */
    public static final int ICMP = 1;

    /** IP protocol number of ICMPv6. */
    public static final int ICMPV6 = 58;

    private static final Map<Integer, String> TYPES = new HashMap<>();
    private static final Map<Integer, String> MESSAGES = new HashMap<>();

    static {
        for (String[] line : RegistryTable.read("icmp.tsv")) {
            int protocol = Integer.parseInt(line[0]);
            int type = Integer.parseInt(line[1]);
            if (line[2].isEmpty()) {
                TYPES.put(key(protocol, type, 0), line[3]);
                MESSAGES.putIfAbsent(key(protocol, type, 0), line[3]);
            } else {
                MESSAGES.put(
                        key(protocol, type, Integer.parseInt(line[2])),
                        TYPES.get(key(protocol, type, 0)) + ": " + line[3]);
            }
        }
    }

    private IcmpNames() {}

    /**
     * The name of a message, or null for a type without a name and for any protocol but 1 and 58.
     *
     * @param type 0 to 255
     * @param code 0 to 255; one without a name is shown as its number
     * @param protocol {@link #ICMP} or {@link #ICMPV6}
     */
    public static @Nullable String name(int type, int code, int protocol) {
        String known = MESSAGES.get(key(protocol, type, code));
        if (known != null) {
            return known;
        }
        String typeName = TYPES.get(key(protocol, type, 0));
        return typeName == null ? null : typeName + ": code " + code;
    }

    private static int key(int protocol, int type, int code) {
        return protocol << 16 | type << 8 | code;
    }
}
