package io.weir.format.codec;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * GZIP members one after another (RFC 1952, 2.2):
 *
 * <pre>
 *   1f 8b 08 flags mtime(4) xfl os [extra] [name] [comment] [header crc]
 *   deflate data
 *   crc32(4) size(4), little-endian
 * </pre>
 */
final class GzipDecoder implements AutoCloseable {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    /** Returns the number of bytes that came out, at most {@code size}. */
    int decode(byte[] source, int start, int length, byte[] target, int size)
            throws DamagedDataException {
        ByteInput in = new ByteInput(source, start, start + length);
        int done = 0;
        do {
            readHeader(in);
            int member = inflate(in, target, done, size - done);
            readTrailer(in, target, done, member);
            done += member;
        } while (in.remaining() > 0);
        return done;
    }

    private static void readHeader(ByteInput in) throws DamagedDataException {
        int magic = in.readByte() | in.readByte() << 8;
        int method = in.readByte();
        int flags = in.readByte();
        if (magic != MAGIC || method != DEFLATE || (flags & RESERVED) != 0) {
            throw new DamagedDataException(
                    String.format(
                            "expected a GZIP header (1f 8b 08), got %02x %02x %02x with flags %02x",
                            magic & 0xff, magic >>> 8, method, flags));
        }
        in.skip(6);
        if ((flags & EXTRA) != 0) {
            in.skip(in.readByte() | in.readByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText(in);
        }
        if ((flags & COMMENT) != 0) {
            skipText(in);
        }
        if ((flags & HEADER_CRC) != 0) {
            in.skip(2);
        }
    }

    private static void skipText(ByteInput in) throws DamagedDataException {
        int next;
        do {
            next = in.readByte();
        } while (next != 0);
    }

    private int inflate(ByteInput in, byte[] target, int from, int room)
            throws DamagedDataException {
        inflater.reset();
        inflater.setInput(in.bytes(), in.position(), in.remaining());
        int done = 0;
        try {
            while (!inflater.finished()) {
                int got = inflater.inflate(target, from + done, room - done);
                done += got;
                if (got == 0 && !inflater.finished()) {
                    throw new DamagedDataException(
                            done == room
                                    ? "expected " + room + " bytes of deflate data, got more"
                                    : "the deflate data end after " + done + " bytes");
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedDataException("the deflate data are damaged: " + e.getMessage());
        }
        in.skip(in.remaining() - inflater.getRemaining());
        return done;
    }

    private void readTrailer(ByteInput in, byte[] target, int from, int length)
            throws DamagedDataException {
        int expectedCrc = in.readIntLittleEndian();
        int expectedLength = in.readIntLittleEndian();
        crc.reset();
        crc.update(target, from, length);
        if ((int) crc.getValue() != expectedCrc || length != expectedLength) {
            throw new DamagedDataException(
                    String.format(
                            "GZIP trailer: expected CRC %08x over %d bytes, got %08x over %d",
                            expectedCrc, expectedLength, (int) crc.getValue(), length));
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
