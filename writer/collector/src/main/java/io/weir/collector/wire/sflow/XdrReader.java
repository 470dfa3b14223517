package io.weir.collector.wire.sflow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads XDR (RFC 4506) and never beyond the structure that it is in. The first read that would ends
 * everything: it and all later ones give 0, and {@link #failure} says what was wrong. So whoever
 * reads checks once, at the end, and before a count is used. Not thread-safe: one owner.
 */
final class XdrReader {
    static final int ADDRESS_IPV4 = 1;
    static final int ADDRESS_IPV6 = 2;

    private static final long IPV4_MAPPED = 0xffff_0000_0000L;

    private ByteBuffer in = ByteBuffer.allocate(0);
    private int start;
    private int at;
    private int end;
    private @Nullable String failure;
    private long addressHigh;
    private long addressLow;

    /** Begins with the octets from position to limit. */
    void open(ByteBuffer buffer) {
        in = buffer;
        start = buffer.position();
        at = start;
        end = buffer.limit();
        failure = null;
    }

    /** What was wrong first, or null. */
    @Nullable String failure() {
        return failure;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Where the next octet is in the buffer. */
    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    ByteBuffer buffer() {
        return in;
    }

    /**
     * Ends everything.
     *
     * @param what what was expected and what was found
     */
    void fail(String what) {
        if (failure == null) {
            failure = "octet " + (at - start) + ": " + what;
        }
        at = end;
    }

    /**
     * Enters a structure of {@code length} octets: reads stay within it until {@link #leave}.
     *
     * @return what to give to {@code leave}
     */
    int enter(long length) {
        int outer = end;
        if (has(length)) {
            end = at + (int) length;
        }
        return outer;
    }

    /**
     * Leaves a structure wherever in it the reader is, and its padding to a multiple of four octets
     * (which some agents forget at the end of a datagram).
     */
    void leave(int outer) {
        int padding = -(end - start) & 3;
        at = hasFailed() ? outer : Math.min(outer, end + padding);
        end = outer;
    }

    int int32() {
        if (!has(4)) {
            return 0;
        }
        int value = in.getInt(at);
        at += 4;
        return value;
    }

    long unsigned32() {
        return int32() & 0xffff_ffffL;
    }

    long int64() {
        if (!has(8)) {
            return 0;
        }
        long value = in.getLong(at);
        at += 8;
        return value;
    }

    void skip(long octets) {
        if (has(octets)) {
            at += (int) octets;
        }
    }

    /**
     * A count of things that have {@code octets} octets or more each.
     *
     * @return 0 after a failure: so many do not fit
     */
    int count(int octets) {
        long count = unsigned32();
        if (count * octets > remaining()) {
            fail(
                    "expected a count of at most "
                            + remaining() / octets
                            + ", each of "
                            + octets
                            + " octets or more, got "
                            + count);
            return 0;
        }
        return (int) count;
    }

    /**
     * An address with its type.
     *
     * @return whether there is one: then {@link #addressHigh} and {@link #addressLow} have it
     */
    boolean address() {
        int type = int32();
        addressHigh = 0;
        addressLow = 0;
        switch (type) {
            case 0 -> {}
            case ADDRESS_IPV4 -> addressLow = IPV4_MAPPED | unsigned32();
            case ADDRESS_IPV6 -> {
                addressHigh = int64();
                addressLow = int64();
            }
            default -> fail("expected an address of type 0 to 2, got " + (type & 0xffff_ffffL));
        }
        return type != 0 && !hasFailed();
    }

    /** High half of the last address. */
    long addressHigh() {
        return addressHigh;
    }

    /** Low half of the last address. */
    long addressLow() {
        return addressLow;
    }

    /** A string; what is not UTF-8 in it is replaced. */
    String text() {
        long length = unsigned32();
        int from = at;
        skip(length);
        if (hasFailed()) {
            return "";
        }
        at = Math.min(end, at + (-(int) length & 3));
        byte[] octets = new byte[(int) length];
        in.get(from, octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private boolean has(long octets) {
        if (octets > end - at) {
            fail("expected " + octets + " octets, got " + (end - at));
            return false;
        }
        return failure == null;
    }
}
