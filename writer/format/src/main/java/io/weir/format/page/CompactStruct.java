package io.weir.format.page;

import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;
import java.util.Locale;

/**
 * The numbers and flags of one struct in Thrift's compact protocol, by field id; other fields are
 * stepped over. Nothing is allocated for a length that the bytes announce.
 *
 * <pre>
 *   field := byte (id - id before) &lt;&lt; 4 | type, or byte type and zigzag id; then the value
 *   type  := 0 end, 1 true, 2 false, 3 byte, 4 i16, 5 i32, 6 i64 (zigzag), 7 double,
 *            8 binary (varint length), 9 list, 10 set, 11 map, 12 struct, 13 uuid
 * </pre>
 */
final class CompactStruct {
    private static final int FIELDS = 16;
    private static final int MAX_DEPTH = 16;

    private final int[] numbers = new int[FIELDS];
    private final CompactStruct[] structs = new CompactStruct[FIELDS];
    private int present;

    /**
     * Reads a struct up to its end mark.
     *
     * @param depth how many levels of structs inside this one are kept
     */
    static CompactStruct read(ByteInput in, int depth) throws DamagedDataException {
        CompactStruct struct = new CompactStruct();
        int id = 0;
        for (int header = in.readByte(); header != 0; header = in.readByte()) {
            int delta = header >>> 4;
            id = delta == 0 ? (int) in.readZigZag() : id + delta;
            struct.readField(in, id, header & 0xf, depth);
        }
        return struct;
    }

    private void readField(ByteInput in, int id, int type, int depth) throws DamagedDataException {
        if (id <= 0 || id >= FIELDS) {
            skip(in, type, 0);
            return;
        }
        switch (type) {
            case 1, 2 -> set(id, type == 1 ? 1 : 0);
            case 5 -> set(id, readInt(in));
            case 12 -> {
                if (depth > 0) {
                    structs[id] = read(in, depth - 1);
                } else {
                    skip(in, type, 0);
                }
            }
            default -> skip(in, type, 0);
        }
    }

    private void set(int id, int value) {
        numbers[id] = value;
        present |= 1 << id;
    }

    private static int readInt(ByteInput in) throws DamagedDataException {
        long value = in.readZigZag();
        if (value != (int) value) {
            throw new DamagedDataException("expected a number of 32 bits, got " + value);
        }
        return (int) value;
    }

    private static void skip(ByteInput in, int type, int depth) throws DamagedDataException {
        if (depth > MAX_DEPTH) {
            throw new DamagedDataException(
                    "expected at most " + MAX_DEPTH + " nested values, got more");
        }
        switch (type) {
            case 1, 2 -> {}
            case 3 -> in.skip(1);
            case 4, 5, 6 -> in.readVarLong();
            case 7 -> in.skip(Double.BYTES);
            case 8 -> in.skip(in.readVarInt());
            case 9, 10 -> skipList(in, depth);
            case 12 -> skipStruct(in, depth);
            case 13 -> in.skip(16);
            default ->
                    throw new DamagedDataException(
                            String.format(
                                    Locale.ROOT, "expected a known field type, got %d", type));
        }
    }

    private static void skipList(ByteInput in, int depth) throws DamagedDataException {
        int header = in.readByte();
        int size = header >>> 4 == 15 ? in.readVarInt() : header >>> 4;
        int type = header & 0xf;
        for (int i = 0; i < size; i++) {
            if (type == 1 || type == 2) {
                in.skip(1);
            } else {
                skip(in, type, depth + 1);
            }
        }
    }

    private static void skipStruct(ByteInput in, int depth) throws DamagedDataException {
        for (int header = in.readByte(); header != 0; header = in.readByte()) {
            if (header >>> 4 == 0) {
                in.readZigZag();
            }
            skip(in, header & 0xf, depth + 1);
        }
    }

    /** Whether the number or flag is there. */
    boolean has(int id) {
        return (present & 1 << id) != 0;
    }

    /** A number that must be there; {@code name} is for the message. */
    int number(int id, String name) throws DamagedDataException {
        if (!has(id)) {
            throw new DamagedDataException("expected " + name + ", got none");
        }
        return numbers[id];
    }

    /** A number that must be there and not be negative. */
    int size(int id, String name) throws DamagedDataException {
        int value = number(id, name);
        if (value < 0) {
            throw new DamagedDataException("expected " + name + " of 0 or more, got " + value);
        }
        return value;
    }

    /** A flag, or {@code missing} where it is not there. */
    boolean flag(int id, boolean missing) {
        return has(id) ? numbers[id] != 0 : missing;
    }

    /** A struct that must be there. */
    CompactStruct struct(int id, String name) throws DamagedDataException {
        CompactStruct struct = structs[id];
        if (struct == null) {
            throw new DamagedDataException("expected " + name + ", got none");
        }
        return struct;
    }
}
