package io.weir.collector.wire.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateWriter} wrote. Every length is checked against what is left before it is
 * used; what does not fit is an {@link IllegalArgumentException} that says what and where. Not
 * thread-safe.
 */
public final class StateReader {
    private final String name;
    private final ByteBuffer bytes;

    /**
     * @param name what is read, for messages
     */
    public StateReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Bytes that are left. */
    public int remaining() {
        return bytes.remaining();
    }

    /** One byte, 0 to 255. */
    public int readByte(String what) {
        need(1, what);
        return bytes.get() & 0xff;
    }

    /** True or false, of one byte. */
    public boolean readBoolean(String what) {
        int value = readByte(what);
        if (value > 1) {
            throw damaged(what + " of 0 or 1", Integer.toString(value));
        }
        return value == 1;
    }

    /** Four bytes, big-endian. */
    public int readInt(String what) {
        need(Integer.BYTES, what);
        return bytes.getInt();
    }

    /** Eight bytes, big-endian. */
    public long readLong(String what) {
        need(Long.BYTES, what);
        return bytes.getLong();
    }

    /** A number of 64 bits. */
    public long readVarint(String what) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte(what);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damaged(what + " of at most 10 bytes", "more");
    }

    /** A number from 0 to {@code max}. */
    public long readVarint(String what, long max) {
        long value = readVarint(what);
        if (value < 0 || value > max) {
            throw damaged(what + " from 0 to " + max, Long.toUnsignedString(value));
        }
        return value;
    }

    /** A count of things that each take at least one byte of what is left. */
    public int readCount(String what) {
        return (int) readVarint(what, bytes.remaining());
    }

    /** A number near zero, of either sign. */
    public long readZigzag(String what) {
        long value = readVarint(what);
        return (value >>> 1) ^ -(value & 1);
    }

    /** A length, then that many bytes. */
    public byte[] readBytes(String what) {
        int length = readCount(what + " length");
        need(length, what);
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    /** A length, then that many bytes of UTF-8. */
    public String readText(String what) {
        byte[] utf8 = readBytes(what);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    message(what + " in UTF-8", utf8.length + " other bytes"), e);
        }
    }

    /** Checks that nothing is left. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw damaged("the end", bytes.remaining() + " more bytes");
        }
    }

    /** The exception for something that does not fit at this place. */
    public IllegalArgumentException damaged(String expected, String got) {
        return new IllegalArgumentException(message(expected, got));
    }

    private String message(String expected, String got) {
        return name + ", byte " + bytes.position() + ": expected " + expected + ", got " + got;
    }

    private void need(int length, String what) {
        if (bytes.remaining() < length) {
            throw damaged(length + " bytes of " + what, bytes.remaining() + " bytes");
        }
    }
}
