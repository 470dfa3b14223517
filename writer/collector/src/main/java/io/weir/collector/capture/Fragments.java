package io.weir.collector.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragmented IP payloads together (RFC 791, 3.2; RFC 8200, 4.5). Keeps at most 64 unfinished
 * ones, each of at most 64 KiB; the oldest gives way. Where fragments overlap, the first one counts
 * and the other is dropped. Not thread-safe.
 */
final class Fragments {
    /** What belongs together; only UDP comes here, so the protocol is not part of it. */
    record Key(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            long identification) {}

    private record Piece(int offset, ByteBuffer bytes) {
        int end() {
            return offset + bytes.limit();
        }
    }

    private static final class Unfinished {
        final long since;
        final List<Piece> pieces = new ArrayList<>();
        int have;
        int total = -1;

        Unfinished(long since) {
            this.since = since;
        }
    }

    private static final int MAX_UNFINISHED = 64;
    private static final int MAX_PAYLOAD = 65_535;

    /** RFC 8200, 4.5: sixty seconds. Identifications are used again after that. */
    private static final long TIMEOUT_MILLIS = 60_000;

    private final Map<Key, Unfinished> unfinished = new LinkedHashMap<>();
    private long lost;

    /** Payloads that were given up because not all of them came. */
    long lost() {
        return lost + unfinished.size();
    }

    /**
     * Adds {@code bytes[start, end)}.
     *
     * @param offset its place in the payload
     * @param more whether more follows
     * @return the whole payload if this was the last missing piece, else null
     */
    byte @Nullable [] add(
            Key key, long timeMillis, int offset, boolean more, byte[] bytes, int start, int end) {
        int length = end - start;
        if (length <= 0 || offset + length > MAX_PAYLOAD) {
            return null;
        }
        Unfinished payload = open(key, timeMillis);
        Piece piece = new Piece(offset, ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, end)));
        if (overlaps(payload, piece)) {
            return null;
        }
        payload.pieces.add(piece);
        payload.have += length;
        if (!more) {
            payload.total = piece.end();
        }
        if (payload.have != payload.total) {
            return null;
        }
        unfinished.remove(key);
        return join(payload);
    }

    private Unfinished open(Key key, long timeMillis) {
        Unfinished known = unfinished.get(key);
        if (known != null && timeMillis - known.since <= TIMEOUT_MILLIS) {
            return known;
        }
        if (known != null) {
            unfinished.remove(key);
            lost++;
        } else if (unfinished.size() == MAX_UNFINISHED) {
            unfinished.remove(unfinished.keySet().iterator().next());
            lost++;
        }
        Unfinished fresh = new Unfinished(timeMillis);
        unfinished.put(key, fresh);
        return fresh;
    }

    private static boolean overlaps(Unfinished payload, Piece piece) {
        boolean beyond = payload.total >= 0 && piece.end() > payload.total;
        return beyond
                || payload.pieces.stream()
                        .anyMatch(p -> p.offset() < piece.end() && piece.offset() < p.end());
    }

    private static byte[] join(Unfinished payload) {
        byte[] whole = new byte[payload.total];
        for (Piece piece : payload.pieces) {
            piece.bytes().get(0, whole, piece.offset(), piece.bytes().limit());
        }
        return whole;
    }
}
