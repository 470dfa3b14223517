package io.weir.engine.partition;

import io.weir.engine.expression.ValueKind;
import io.weir.format.codec.LittleEndian;
import io.weir.format.page.ValueBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what {@link RowEncoder} has written. Hot path; one owner. */
final class RowDecoder {
    /** By length, 8 and what stands for NULL included: the bits of a word that are its own. */
    private static final long[] BITS = new long[16];

    private final ValueBuffer[] columns;
    private final ValueBuffer[] texts;
    private final boolean[][] nulls;
    private final long[][] words;
    private final long[] masks;
    private final long[][] lengths;

    static {
        for (int length = 1; length <= Long.BYTES; length++) {
            BITS[length] = -1L >>> (Long.SIZE - Byte.SIZE * length);
        }
    }

    RowDecoder(List<ValueKind> kinds) {
        int count = RowEncoder.words(kinds);
        columns =
                kinds.stream()
                        .map(kind -> new ValueBuffer(kind.storage()))
                        .toArray(ValueBuffer[]::new);
        nulls = new boolean[count][];
        words = new long[count][];
        masks = new long[count];
        int textCount = (int) kinds.stream().filter(ValueKind.TEXT::equals).count();
        texts = new ValueBuffer[textCount];
        lengths = new long[textCount][ValueBuffer.CAPACITY];
        int word = 0;
        int text = 0;
        for (int column = 0; column < columns.length; column++) {
            ValueBuffer values = columns[column];
            nulls[word] = values.nulls();
            switch (kinds.get(column)) {
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

    /** The values of a column, by row. */
    ValueBuffer column(int number) {
        return columns[number];
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
        return at;
    }

    private int take(int word, int length, byte[] in, int at, int row) {
        boolean isNull = length == RowEncoder.NULL;
        nulls[word][row] = isNull;
        words[word][row] = (LittleEndian.getLong(in, at) & BITS[length]) ^ masks[word];
        return isNull ? 0 : length;
    }
}
