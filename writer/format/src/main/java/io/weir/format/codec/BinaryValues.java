package io.weir.format.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The byte strings of one page or dictionary: offset and length of each in one array. Reused from
 * page to page; not thread-safe.
 */
public final class BinaryValues {
    /**
     * Bytes that the values of one page may take once they are written out. Prefixes that
     * DELTA_BYTE_ARRAY leaves out make a page grow; this bounds how much.
     */
    public static final int MAX_EXPANDED_BYTES = 128 << 20;

    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] lengths = new int[0];
    private long[] numbers = new long[0];

    /** PLAIN: each value behind its length in 4 bytes, little-endian. */
    public void readPlain(ByteInput in, int count) throws DamagedDataException {
        prepare(count);
        bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            int length = in.readIntLittleEndian();
            lengths[i] = length;
            starts[i] = in.skip(length);
        }
    }

    /** DELTA_LENGTH_BYTE_ARRAY: all lengths delta-coded, then all bytes. */
    public void readDeltaLength(ByteInput in, int count) throws DamagedDataException {
        prepare(count);
        DeltaDecoder.decode(in, numbers, count);
        bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            starts[i] = in.skip(numbers[i]);
            lengths[i] = (int) numbers[i];
        }
    }

    /**
     * DELTA_BYTE_ARRAY: the lengths of the prefixes that each value shares with the one before,
     * delta-coded, then the suffixes as DELTA_LENGTH_BYTE_ARRAY.
     */
    public void readDelta(ByteInput in, int count) throws DamagedDataException {
        prepare(count);
        long[] prefixes = new long[count];
        DeltaDecoder.decode(in, prefixes, count);
        readDeltaLength(in, count);
        long size = 0;
        for (int i = 0; i < count; i++) {
            long available = i == 0 ? 0 : prefixes[i - 1] + lengths[i - 1];
            if (prefixes[i] < 0 || prefixes[i] > available) {
                throw new DamagedDataException(
                        String.format(
                                Locale.ROOT,
                                "value %d shares %d bytes with the one before, which has %d",
                                i,
                                prefixes[i],
                                available));
            }
            size += prefixes[i] + lengths[i];
        }
        if (size > MAX_EXPANDED_BYTES) {
            throw new DamagedDataException(
                    "expected values of at most " + MAX_EXPANDED_BYTES + " bytes, got " + size);
        }
        joinPrefixes(prefixes, count, (int) size);
    }

    private void joinPrefixes(long[] prefixes, int count, int size) {
        byte[] joined = new byte[size];
        int at = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            int prefix = (int) prefixes[i];
            System.arraycopy(joined, before, joined, at, prefix);
            System.arraycopy(bytes, starts[i], joined, at + prefix, lengths[i]);
            starts[i] = at;
            lengths[i] += prefix;
            before = at;
            at += lengths[i];
        }
        bytes = joined;
    }

    private void prepare(int count) {
        if (starts.length < count) {
            starts = new int[count];
            lengths = new int[count];
            numbers = new long[count];
        }
    }

    /** Value {@code index} as UTF-8 text; ill-formed bytes become U+FFFD. */
    public String text(int index) {
        return new String(bytes, starts[index], lengths[index], StandardCharsets.UTF_8);
    }

    /** Splits the first {@code count} values, which must have 16 bytes each, into halves. */
    public void toAddresses(long[] highs, long[] lows, int count) throws DamagedDataException {
        for (int i = 0; i < count; i++) {
            if (lengths[i] != PlainDecoder.ADDRESS_BYTES) {
                throw new DamagedDataException(
                        "expected an address of 16 bytes, got " + lengths[i] + " bytes");
            }
            highs[i] = PlainDecoder.getBigEndian(bytes, starts[i]);
            lows[i] = PlainDecoder.getBigEndian(bytes, starts[i] + Long.BYTES);
        }
    }

    /**
     * Moves the values, which stand densely at the front, to the rows that have one.
     *
     * @param nulls whether a row has no value
     */
    public void spread(boolean[] nulls, int rows, int values) {
        if (starts.length < rows) {
            starts = Arrays.copyOf(starts, rows);
            lengths = Arrays.copyOf(lengths, rows);
            numbers = new long[rows];
        }
        int next = values;
        for (int row = rows - 1; row >= 0 && next <= row; row--) {
            if (!nulls[row]) {
                next--;
                starts[row] = starts[next];
                lengths[row] = lengths[next];
            }
        }
    }
}
