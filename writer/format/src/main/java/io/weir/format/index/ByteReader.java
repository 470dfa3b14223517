package io.weir.format.index;

import io.weir.format.CorruptFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads numbers and texts from a file's bytes. Every length is checked against what is left before
 * it is used. Not thread-safe.
 */
final class ByteReader {
    private final Path file;
    private final ByteBuffer bytes;

    /** Reads {@code content} from {@code from} up to, not including, {@code to}. */
    ByteReader(Path file, byte[] content, int from, int to) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(content, from, to - from);
    }

    int position() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    int unsignedByte(String what) throws CorruptFileException {
        need(1, what);
        return bytes.get() & 0xff;
    }

    int fixedInt(String what) throws CorruptFileException {
        need(Integer.BYTES, what);
        return bytes.getInt();
    }

    long fixedLong(String what) throws CorruptFileException {
        need(Long.BYTES, what);
        return bytes.getLong();
    }

    /** An unsigned LEB128 number of up to 64 bits. */
    long varint(String what) throws CorruptFileException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = unsignedByte(what);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw corrupt(what + " of at most 10 bytes", "more");
    }

    /** A varint that is neither negative nor above {@code max}. */
    long varint(String what, long max) throws CorruptFileException {
        long value = varint(what);
        if (value < 0 || value > max) {
            throw corrupt(what + " from 0 to " + max, Long.toUnsignedString(value));
        }
        return value;
    }

    /** A count of things that each take at least one byte of what is left. */
    int count(String what) throws CorruptFileException {
        return (int) varint(what, bytes.remaining());
    }

    /** A number near zero, of either sign. */
    long zigzag(String what) throws CorruptFileException {
        long value = varint(what);
        return (value >>> 1) ^ -(value & 1);
    }

    /** A length, then that many bytes of UTF-8. */
    String text(String what) throws CorruptFileException {
        int length = count(what + " length");
        need(length, what);
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        try {
            String text = isAscii(slice) ? ascii(slice) : utf8(slice);
            bytes.position(bytes.position() + length);
            return text;
        } catch (CharacterCodingException e) {
            throw corrupt(what + " in UTF-8", length + " other bytes");
        }
    }

    private static boolean isAscii(ByteBuffer text) {
        for (int i = 0; i < text.limit(); i++) {
            if (text.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(ByteBuffer text) {
        return new String(
                text.array(), text.arrayOffset(), text.limit(), StandardCharsets.US_ASCII);
    }

    private static String utf8(ByteBuffer text) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    }

    CorruptFileException corrupt(String expected, String got) {
        String where = "byte " + bytes.position();
        return new CorruptFileException(file, where, "expected " + expected + ", got " + got);
    }

    private void need(int length, String what) throws CorruptFileException {
        if (bytes.remaining() < length) {
            throw corrupt(length + " bytes of " + what, bytes.remaining() + " bytes");
        }
    }
}
