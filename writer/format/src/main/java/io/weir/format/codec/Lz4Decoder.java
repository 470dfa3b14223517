package io.weir.format.codec;

import java.util.Objects;

/**
 * The LZ4 block format (lz4_Block_format.md of the LZ4 project), a row of sequences:
 *
 * <pre>
 *   token: upper 4 bits literal length, lower 4 bits match length - 4; 15 = more length bytes
 *   [length bytes: added up, the last is below 255] literals
 *   offset(2, little-endian, 1 to 65535) [length bytes]
 * </pre>
 *
 * The last sequence ends after its literals.
 */
final class Lz4Decoder {
    private static final int MIN_MATCH = 4;
    private static final int MORE = 15;

    /** Where so many bytes are free behind a short copy, it may write over its end. */
    private static final int SHORT = 16;

    private final byte[] source;
    private final int end;
    private final byte[] target;
    private final int size;
    private int at;
    private int done;

    private Lz4Decoder(byte[] source, int start, int length, byte[] target, int size) {
        this.source = source;
        at = start;
        end = start + length;
        this.target = target;
        this.size = size;
    }

    /** Returns the number of bytes that came out, at most {@code size}. */
    static int decode(byte[] source, int start, int length, byte[] target, int size)
            throws DamagedDataException {
        Objects.checkFromIndexSize(start, length, source.length);
        Objects.checkFromIndexSize(0, size, target.length);
        return new Lz4Decoder(source, start, length, target, size).decode();
    }

    private int decode() throws DamagedDataException {
        while (at < end) {
            copyShort();
            if (!copyLong(source[at++] & 0xff)) {
                return done;
            }
        }
        return done;
    }

    /**
     * Takes sequences without more length bytes, while there is room to read and to write over the
     * end of both copies. At least one octet is left.
     */
    private void copyShort() throws DamagedDataException {
        int from = at;
        int to = done;
        int lastFrom = end - 2 * SHORT - 1;
        int lastTo = size - 3 * SHORT;
        while (from < lastFrom && to < lastTo) {
            int token = source[from];
            int literals = token >>> 4 & MORE;
            int match = (token & MORE) + MIN_MATCH;
            if (literals == MORE || match == MORE + MIN_MATCH) {
                break;
            }
            LittleEndian.putLong(target, to, LittleEndian.getLong(source, from + 1));
            LittleEndian.putLong(target, to + 8, LittleEndian.getLong(source, from + 9));
            from += literals + 1;
            to += literals;
            int offset = (source[from] & 0xff) | (source[from + 1] & 0xff) << 8;
            from += 2;
            requireOffset(offset, to);
            if (offset >= Long.BYTES) {
                int old = to - offset;
                LittleEndian.putLong(target, to, LittleEndian.getLong(target, old));
                LittleEndian.putLong(target, to + 8, LittleEndian.getLong(target, old + 8));
                if (match > SHORT) {
                    LittleEndian.putLong(target, to + 16, LittleEndian.getLong(target, old + 16));
                }
            } else {
                repeat(to - offset, to, match);
            }
            to += match;
        }
        at = from;
        done = to;
    }

    /** Returns false at the end. */
    private boolean copyLong(int token) throws DamagedDataException {
        long literals = readLength(token >>> 4);
        requireRoom(literals);
        if (literals > end - at) {
            throw new DamagedDataException(
                    "expected " + literals + " more bytes, got " + (end - at));
        }
        System.arraycopy(source, at, target, done, (int) literals);
        at += (int) literals;
        done += (int) literals;
        if (at == end) {
            return false;
        }
        int offset = readOffset();
        long match = readLength(token & MORE) + MIN_MATCH;
        requireRoom(match);
        if (offset >= match) {
            System.arraycopy(target, done - offset, target, done, (int) match);
        } else {
            repeat(done - offset, done, (int) match);
        }
        done += (int) match;
        return true;
    }

    /** A match may overlap what it writes: then its bytes repeat. */
    private void repeat(int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] = target[from + i];
        }
    }

    private int readOffset() throws DamagedDataException {
        int offset = readByte() | readByte() << 8;
        requireOffset(offset, done);
        return offset;
    }

    private static void requireOffset(int offset, int most) throws DamagedDataException {
        if (offset == 0 || offset > most) {
            throw new DamagedDataException(
                    "LZ4 match: expected an offset from 1 to " + most + ", got " + offset);
        }
    }

    private long readLength(int nibble) throws DamagedDataException {
        long length = nibble;
        if (nibble == MORE) {
            int next;
            do {
                next = readByte();
                length += next;
            } while (next == 0xff);
        }
        return length;
    }

    private int readByte() throws DamagedDataException {
        if (at == end) {
            throw new DamagedDataException("the data end in the middle of a value");
        }
        return source[at++] & 0xff;
    }

    private void requireRoom(long wanted) throws DamagedDataException {
        if (wanted > size - done) {
            throw new DamagedDataException(
                    "LZ4 sequence: room for " + (size - done) + " more bytes, got " + wanted);
        }
    }
}
