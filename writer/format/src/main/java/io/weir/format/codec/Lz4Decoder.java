package io.weir.format.codec;

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

    private Lz4Decoder() {}

    /** Returns the number of bytes that came out, at most {@code size}. */
    static int decode(byte[] source, int start, int length, byte[] target, int size)
            throws DamagedDataException {
        ByteInput in = new ByteInput(source, start, start + length);
        int done = 0;
        while (in.remaining() > 0) {
            int token = in.readByte();
            long literals = readLength(in, token >>> 4);
            requireRoom(literals, size - done);
            int from = in.skip(literals);
            System.arraycopy(source, from, target, done, (int) literals);
            done += (int) literals;
            if (in.remaining() == 0) {
                return done;
            }
            int offset = in.readByte() | in.readByte() << 8;
            if (offset == 0 || offset > done) {
                throw new DamagedDataException(
                        "LZ4 match: expected an offset from 1 to " + done + ", got " + offset);
            }
            long match = readLength(in, token & MORE) + MIN_MATCH;
            requireRoom(match, size - done);
            copyMatch(target, done, offset, (int) match);
            done += (int) match;
        }
        return done;
    }

    private static long readLength(ByteInput in, int nibble) throws DamagedDataException {
        long length = nibble;
        if (nibble == MORE) {
            int next;
            do {
                next = in.readByte();
                length += next;
            } while (next == 0xff);
        }
        return length;
    }

    private static void requireRoom(long wanted, int room) throws DamagedDataException {
        if (wanted > room) {
            throw new DamagedDataException(
                    "LZ4 sequence: room for " + room + " more bytes, got " + wanted);
        }
    }

    /** A match may overlap what it writes: then its bytes repeat. */
    private static void copyMatch(byte[] target, int at, int offset, int length) {
        if (offset >= length) {
            System.arraycopy(target, at - offset, target, at, length);
            return;
        }
        for (int i = at; i < at + length; i++) {
            target[i] = target[i - offset];
        }
    }
}
