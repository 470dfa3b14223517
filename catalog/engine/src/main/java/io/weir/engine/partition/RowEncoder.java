package io.weir.engine.partition;

import io.weir.engine.expression.ValueKind;
import io.weir.format.codec.LittleEndian;
import io.weir.format.page.ValueBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows of values as bytes. A value is one word of 64 bits, an address two, a text the length
 * of its bytes; words lie in pairs, each behind a byte with their lengths:
 *
 * <pre>
 *   row  := pair*, texts
 *   pair := lengths(4 bits each: 0 to 8, or 15 for NULL), the words' low bytes, lowest first
 * </pre>
 *
 * Columns that are NULL in every row are not written. Hot path; one owner.
 */
final class RowEncoder {
    /** Length of a word that is NULL. */
    static final int NULL = 15;

    /** What IPv4 addresses have in their lower half (RFC 4291, 2.5.5.2), which is not written. */
    static final long IPV4_MAPPED = 0xffff_0000_0000L;

    private static final byte[] NO_TEXT = new byte[0];

    private final ValueKind[] kinds;
    private final int[] columns;
    private final long[][] words;
    private final boolean[][] nulls;
    private final long[] masks;
    private final byte[][][] texts;

    /**
     * @param written numbers of the columns that are written, ascending
     */
    RowEncoder(List<ValueKind> allKinds, List<Integer> written) {
        columns = written.stream().mapToInt(Integer::intValue).toArray();
        List<ValueKind> ofColumns = written.stream().map(allKinds::get).toList();
        kinds = ofColumns.toArray(ValueKind[]::new);
        int count = words(ofColumns);
        words = new long[count][];
        nulls = new boolean[count][];
        masks = new long[count];
        int textCount = 0;
        int word = 0;
        for (ValueKind kind : kinds) {
            textCount += kind == ValueKind.TEXT ? 1 : 0;
            word += kind == ValueKind.ADDRESS ? 2 : 1;
            masks[word - 1] = kind == ValueKind.ADDRESS ? IPV4_MAPPED : 0;
        }
        texts = new byte[textCount][ValueBuffer.CAPACITY][];
    }

    /** Words of a row. */
    static int words(List<ValueKind> columns) {
        return columns.size() + (int) columns.stream().filter(ValueKind.ADDRESS::equals).count();
    }

    /** The following rows are of these buffers, one for each column, of which so many are valid. */
    void begin(ValueBuffer[] buffers, int count) {
        int word = 0;
        int text = 0;
        for (int column = 0; column < kinds.length; column++) {
            ValueBuffer values = buffers[columns[column]];
            nulls[word] = values.nulls();
            switch (kinds[column]) {
                case NUMBER, DOUBLE -> words[word++] = values.longs();
                case ADDRESS -> {
                    words[word++] = values.highs();
                    nulls[word] = values.nulls();
                    words[word++] = values.longs();
                }
                case TEXT -> words[word++] = encode(values, count, texts[text++]);
            }
        }
    }

    /** Returns the texts' lengths. */
    private static long[] encode(ValueBuffer values, int count, byte[][] bytes) {
        long[] lengths = new long[count];
        for (int row = 0; row < count; row++) {
            bytes[row] =
                    values.nulls()[row]
                            ? NO_TEXT
                            : values.texts()[row].getBytes(StandardCharsets.UTF_8);
            lengths[row] = bytes[row].length;
        }
        return lengths;
    }

    /** At least eight bytes more than are written for a row. */
    int bound(int row) {
        int bound = (words.length + 1) * (1 + Long.BYTES);
        for (byte[][] text : texts) {
            bound += text[row].length;
        }
        return bound;
    }

    /**
     * Writes a row.
     *
     * @return index after its last byte
     */
    int write(int row, byte[] out, int start) {
        int at = start;
        for (int word = 0; word < words.length; word += 2) {
            int lengths = at++;
            int first = put(word, row, out, at);
            at += first == NULL ? 0 : first;
            int second = 0;
            if (word + 1 < words.length) {
                second = put(word + 1, row, out, at);
                at += second == NULL ? 0 : second;
            }
            out[lengths] = (byte) (first | second << 4);
        }
        for (byte[][] text : texts) {
            System.arraycopy(text[row], 0, out, at, text[row].length);
            at += text[row].length;
        }
        return at;
    }

    private int put(int word, int row, byte[] out, int at) {
        if (nulls[word][row]) {
            return NULL;
        }
        long value = words[word][row] ^ masks[word];
        LittleEndian.putLong(out, at, value);
        return (Long.SIZE + Byte.SIZE - 1 - Long.numberOfLeadingZeros(value)) >>> 3;
    }
}
