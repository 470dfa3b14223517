package io.weir.collector.importer;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the datagrams that the decoder does not know: flow exports of other protocols by name, and
 * the rest of the world's UDP. Not thread-safe.
 */
final class OtherDatagrams {
    private static final int OLDEST_HEADER = 16;

    private final Map<String, Long> exports = new TreeMap<>();
    private long exportTotal;
    private long noExport;

    /** Counts one datagram, by what its first octets say. */
    void add(ByteBuffer payload) {
        String protocol = protocol(payload);
        if (protocol == null) {
            noExport++;
        } else {
            exports.merge(protocol, 1L, Long::sum);
            exportTotal++;
        }
    }

    /** Flow exports, by protocol. */
    Map<String, Long> exports() {
        return exports;
    }

    /** Flow exports of all protocols. */
    long exportTotal() {
        return exportTotal;
    }

    /** Datagrams that are no flow export. */
    long noExport() {
        return noExport;
    }

    /** sFlow begins with its version in four octets, the others with theirs in two. */
    private static @Nullable String protocol(ByteBuffer payload) {
        int length = payload.remaining();
        if (length < OLDEST_HEADER) {
            return null;
        }
        int at = payload.position();
        int version = Short.toUnsignedInt(payload.getShort(at));
        int second = Short.toUnsignedInt(payload.getShort(at + 2));
        return switch (version) {
            case 0 -> second == 2 || second == 4 || second == 5 ? "sFlow v" + second : null;
            case 1, 7, 8, 9 -> "NetFlow v" + version;
            case 10 -> second == length ? "IPFIX" : null;
            default -> null;
        };
    }
}
