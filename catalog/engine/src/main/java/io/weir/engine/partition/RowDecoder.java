package io.weir.engine.partition;

import io.weir.engine.expression.ValueKind;
import io.weir.format.codec.LittleEndian;
import io.weir.format.page.ValueBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what {@link RowEncoder} has written. Hot path; one owner. */
final class RowDecoder {
    /** By length, 8 and what stands for NULL included: the bits of a word that are its own. */
    private static final long[] BITS = new long[16];

    private final ValueBuffer[] texts;

    /** Of the columns that are not written. */
    private final boolean[][] alwaysNull;

    private final boolean[][] nulls;
    private final long[][] words;
    private final long[] masks;
    private final long[][] lengths;

    static {
        for (int length = 1; length <= Long.BYTES; length++) {
            BITS[length] = -1L >>> (Long.SIZE - Byte.SIZE * length);
        }
    }

    /**
     * @param allKinds what a row has
     * @param written numbers of the columns that are written, ascending
     * @param columns receives the values
     */
    RowDecoder(List<ValueKind> allKinds, List<Integer> written, ValueBuffer[] columns) {
        List<ValueKind> kinds = written.stream().map(allKinds::get).toList();
        int count = RowEncoder.words(kinds);
        nulls = new boolean[count][];
        words = new long[count][];
        masks = new long[count];
        int textCount = (int) kinds.stream().filter(ValueKind.TEXT::equals).count();
        texts = new ValueBuffer[textCount];
        lengths = new long[textCount][ValueBuffer.CAPACITY];
        int word = 0;
        int text = 0;
        alwaysNull =
                IntStream.range(0, columns.length)
                        .filter(column -> !written.contains(column))
                        .mapToObj(column -> columns[column].nulls())
                        .toArray(boolean[][]::new);
        for (int column : written) {
            ValueBuffer values = columns[column];
            nulls[word] = values.nulls();
            switch (allKinds.get(column)) {
                case NUMBER, DOUBLE -> words[word++] = values.longs();
                case ADDRESS -> {
                    words[word++] = values.highs();
                    nulls[word] = values.nulls();
                    masks[word] = RowEncoder.IPV4_MAPPED;
                    words[word++] = values.longs();
                }
                case TEXT -> {
                    texts[text] = values;
                    words[word++] = lengths[text++];
                }
            }
        }
    }

    /**
     * Reads a row.
     *
     * @param in eight bytes longer than what was written
     * @return index after its last byte
     */
    int read(byte[] in, int start, int row) {
        int at = start;
        for (int word = 0; word < words.length; word += 2) {
            int tags = in[at++];
            at += take(word, tags & 15, in, at, row);
            if (word + 1 < words.length) {
                at += take(word + 1, tags >>> 4 & 15, in, at, row);
            }
        }
        for (int text = 0; text < texts.length; text++) {
            int length = (int) lengths[text][row];
            texts[text].texts()[row] = new String(in, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        for (boolean[] column : alwaysNull) {
            column[row] = true;
        }
        return at;
    }

    private int take(int word, int length, byte[] in, int at, int row) {
        boolean isNull = length == RowEncoder.NULL;
        nulls[word][row] = isNull;
        words[word][row] = (LittleEndian.getLong(in, at) & BITS[length]) ^ masks[word];
        return isNull ? 0 : length;
    }
}
