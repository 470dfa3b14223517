package io.weir.format.footer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads structs of Thrift's compact protocol. A list or binary is no longer than the bytes that are
 * left, so that damage allocates no more than the footer's own length some times over.
 *
 * <pre>
 *   field := byte (id - id before) &lt;&lt; 4 | type, or byte type and zigzag id; then the value
 *   type  := 0 end, 1 true, 2 false, 3 byte, 4 i16, 5 i32, 6 i64 (zigzag), 7 double,
 *            8 binary (varint length), 9 list, 10 set, 11 map, 12 struct
 *   list  := byte size &lt;&lt; 4 | type, or 0xf0 | type and varint size; then the elements
 * </pre>
 */
final class CompactReader {
    private static final int MAX_DEPTH = 16;

    private final ByteBuffer bytes;

    CompactReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Bytes read so far. */
    int position() {
        return bytes.position();
    }

    CompactStruct readStruct() throws FooterException {
        return readStruct(0);
    }

    private CompactStruct readStruct(int depth) throws FooterException {
        if (depth > MAX_DEPTH) {
            throw new FooterException("expected at most " + MAX_DEPTH + " nested structs");
        }
        Map<Integer, Object> fields = new HashMap<>();
        int id = 0;
        for (int header = readByte(); header != 0; header = readByte()) {
            id = header >>> 4 == 0 ? (int) readZigZag() : id + (header >>> 4);
            int type = header & 0xf;
            fields.put(id, type <= 2 ? (Object) (type == 1) : readValue(type, depth));
        }
        return new CompactStruct(fields);
    }

    private Object readValue(int type, int depth) throws FooterException {
        return switch (type) {
            case 1, 2 -> (Object) (readByte() == 1); // in lists
            case 3 -> (Object) (long) readByte();
            case 4, 5, 6 -> (Object) readZigZag();
            case 7 -> readBinary(Double.BYTES);
            case 8 -> readBinary(readLength());
            case 9, 10 -> readList(depth + 1);
            case 12 -> readStruct(depth + 1);
            default -> throw new FooterException("expected a known field type, got " + type);
        };
    }

    private List<Object> readList(int depth) throws FooterException {
        int header = readByte();
        int size = header >>> 4 == 15 ? readLength() : header >>> 4;
        List<Object> list = new ArrayList<>(Math.min(size, bytes.remaining()));
        for (int i = 0; i < size; i++) {
            if (depth > MAX_DEPTH) {
                throw new FooterException("expected at most " + MAX_DEPTH + " nested lists");
            }
            list.add(readValue(header & 0xf, depth));
        }
        return list;
    }

    private byte[] readBinary(int length) throws FooterException {
        if (length > bytes.remaining()) {
            throw new FooterException(
                    "expected " + length + " more bytes, got " + bytes.remaining());
        }
        byte[] binary = new byte[length];
        bytes.get(binary);
        return binary;
    }

    private int readLength() throws FooterException {
        long length = readVarLong();
        if (length < 0 || length > bytes.remaining()) {
            throw new FooterException(
                    "expected a length up to "
                            + bytes.remaining()
                            + ", got "
                            + Long.toUnsignedString(length));
        }
        return (int) length;
    }

    private long readZigZag() throws FooterException {
        long value = readVarLong();
        return value >>> 1 ^ -(value & 1);
    }

    private long readVarLong() throws FooterException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new FooterException("expected a number of at most 10 bytes, got a longer one");
    }

    private int readByte() throws FooterException {
        if (!bytes.hasRemaining()) {
            throw new FooterException("expected more bytes, got the footer's end");
        }
        return bytes.get() & 0xff;
    }
}
