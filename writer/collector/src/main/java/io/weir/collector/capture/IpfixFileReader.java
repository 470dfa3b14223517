package io.weir.collector.capture;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an IPFIX file, which are back to back (RFC 5655, 5.1). All of them are one
 * session without a sender; a message's time of reception is its export time. Not thread-safe.
 *
 * <pre>
 *  0  version = 10, u16    2  length of the message, u16    4  export time, s since 1970, u32
 *  8  sequence, u32       12  observation domain, u32      16  sets
 * </pre>
 */
public final class IpfixFileReader {
    private static final int VERSION = 10;
    private static final int HEADER_BYTES = 16;
    private static final int SET_HEADER_BYTES = 4;
    private static final int OPTIONS_TEMPLATE_SET = 3;
    private static final int TEMPLATE_SET = 2;
    private static final int FIRST_DATA_SET = 256;
    private static final long SESSION = 1;

    private final InputStream in;
    private final byte[] header = new byte[HEADER_BYTES];
    private long position;
    private long messages;
    private @Nullable String damage;

    /** Begins to read; the caller closes {@code in}. */
    public IpfixFileReader(InputStream in) {
        this.in = in;
    }

    /** Whether a file that begins so is an IPFIX file: a message's header and a set's. */
    public static boolean recognizes(byte[] first) {
        if (first.length < HEADER_BYTES + SET_HEADER_BYTES) {
            return false;
        }
        ByteBuffer start = ByteBuffer.wrap(first);
        int length = Short.toUnsignedInt(start.getShort(2));
        int set = Short.toUnsignedInt(start.getShort(HEADER_BYTES));
        int setLength = Short.toUnsignedInt(start.getShort(HEADER_BYTES + 2));
        return start.getShort(0) == VERSION
                && length >= HEADER_BYTES + SET_HEADER_BYTES
                && setLength >= SET_HEADER_BYTES
                && setLength <= length - HEADER_BYTES
                && (set == TEMPLATE_SET || set == OPTIONS_TEMPLATE_SET || set >= FIRST_DATA_SET);
    }

    /** The next message, or null at the end of the file or of what can be read of it. */
    public @Nullable Datagram next() throws IOException {
        if (damage != null) {
            return null;
        }
        int got = in.readNBytes(header, 0, HEADER_BYTES);
        if (got == 0) {
            return null;
        }
        ByteBuffer head = ByteBuffer.wrap(header);
        int length = Short.toUnsignedInt(head.getShort(2));
        if (got < HEADER_BYTES) {
            return damaged("the file ends within its header");
        }
        if (head.getShort(0) != VERSION || length < HEADER_BYTES) {
            return damaged(
                    "expected version 10 and a length of 16 or more, got version "
                            + Short.toUnsignedInt(head.getShort(0))
                            + " and length "
                            + length);
        }
        byte[] message = new byte[length];
        System.arraycopy(header, 0, message, 0, HEADER_BYTES);
        int rest = in.readNBytes(message, HEADER_BYTES, length - HEADER_BYTES);
        if (rest < length - HEADER_BYTES) {
            return damaged(
                    "it needs " + length + " bytes, " + (HEADER_BYTES + rest) + " are there");
        }
        position += length;
        messages++;
        long exportMillis = Integer.toUnsignedLong(head.getInt(4)) * 1000;
        return new Datagram(
                exportMillis, Transport.STREAM, SESSION, 0, 0, 0, 0, ByteBuffer.wrap(message));
    }

    /** Messages so far. */
    public long messages() {
        return messages;
    }

    /** Where and why the file ends before its end; null if it does not. */
    public @Nullable String damage() {
        return damage;
    }

    private @Nullable Datagram damaged(String why) {
        damage =
                "IPFIX file ends in message "
                        + (messages + 1)
                        + " at byte "
                        + position
                        + ": "
                        + why;
        return null;
    }
}
