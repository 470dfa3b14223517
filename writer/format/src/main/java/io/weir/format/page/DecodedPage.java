package io.weir.format.page;

import io.weir.format.ColumnType;
import io.weir.format.codec.BinaryValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one data page: dictionary ids, or values. Arrays are indexed by row of the page, are
 * the page's own and are reused for the next page. Not thread-safe.
 */
public final class DecodedPage {
    private final ColumnType type;
    private final BinaryValues binaries = new BinaryValues();
    private boolean[] nulls = new boolean[0];
    private int[] ids = new int[0];
    private long[] longs = new long[0];
    private long[] highs = new long[0];
    private boolean hasNulls;
    private @Nullable Dictionary dictionary;

    DecodedPage(ColumnType type) {
        this.type = type;
    }

    /** Makes room for a page. */
    void begin(int rows, @Nullable Dictionary dictionaryOfIds) {
        hasNulls = false;
        dictionary = dictionaryOfIds;
        // Twice what is needed, so that pages that grow a little at a time do not each need new
        // room.
        if (nulls.length < rows) {
            nulls = new boolean[2 * rows];
        }
        if (dictionaryOfIds != null && ids.length < rows) {
            ids = new int[2 * rows];
        }
        if (dictionaryOfIds == null && type != ColumnType.TEXT && longs.length < rows) {
            longs = new long[2 * rows];
            highs = new long[type == ColumnType.ADDRESS ? 2 * rows : 0];
        }
    }

    /**
     * Takes definition levels, one a row: 0 NULL, 1 value.
     *
     * @param levels 0 or 1 for each row
     * @return rows with a value
     */
    int setLevels(int[] levels, int rows) {
        int values = 0;
        for (int row = 0; row < rows; row++) {
            values += levels[row];
            nulls[row] = levels[row] == 0;
        }
        hasNulls = values < rows;
        return values;
    }

    /** Moves the values, decoded densely to the front, to the rows that have one. */
    void spread(int rows, int values) {
        if (!hasNulls) {
            return;
        }
        if (dictionary == null && type == ColumnType.TEXT) {
            binaries.spread(nulls, rows, values);
            return;
        }
        int next = values;
        for (int row = rows - 1; row >= 0 && next <= row; row--) {
            if (!nulls[row]) {
                move(--next, row);
            }
        }
    }

    private void move(int from, int to) {
        if (dictionary != null) {
            ids[to] = ids[from];
            return;
        }
        longs[to] = longs[from];
        if (type == ColumnType.ADDRESS) {
            highs[to] = highs[from];
        }
    }

    /** Whether any row is NULL. */
    public boolean hasNulls() {
        return hasNulls;
    }

    /** Whether a row is NULL; means nothing unless {@link #hasNulls()}. */
    public boolean[] nulls() {
        return nulls;
    }

    /** The dictionary that {@link #ids()} point into; null where the page has values itself. */
    public @Nullable Dictionary dictionary() {
        return dictionary;
    }

    /** Dictionary ids, all inside the dictionary. */
    public int[] ids() {
        return ids;
    }

    /** Numbers, or lower halves of addresses. */
    public long[] longs() {
        return longs;
    }

    /** Upper halves of addresses. */
    public long[] highs() {
        return highs;
    }

    /** The text of a row that is not NULL, in a page without a dictionary. */
    public String text(int row) {
        return binaries.text(row);
    }

    BinaryValues binaries() {
        return binaries;
    }

    /**
     * Copies chosen rows.
     *
     * @param rows rows of the batch; row {@code r} is row {@code r + shift} of this page
     * @param from first index in {@code rows} and in {@code out}
     * @param to index after the last
     */
    void copy(int[] rows, int from, int to, int shift, ValueBuffer out) {
        copyNulls(rows, from, to, shift, out.nulls());
        boolean isOneRun = from < to && rows[to - 1] - rows[from] == to - 1 - from;
        if (isOneRun && dictionary == null && type != ColumnType.TEXT) {
            copyRun(rows[from] + shift, from, to - from, out);
            return;
        }
        if (type == ColumnType.TEXT) {
            copyTexts(rows, from, to, shift, out);
        } else if (dictionary == null) {
            copyLongs(rows, from, to, shift, longs, out.longs());
            if (type == ColumnType.ADDRESS) {
                copyLongs(rows, from, to, shift, highs, out.highs());
            }
        } else {
            copyEntries(rows, from, to, shift, dictionary.longs(), out.longs());
            if (type == ColumnType.ADDRESS) {
                copyEntries(rows, from, to, shift, dictionary.highs(), out.highs());
            }
        }
    }

    private void copyRun(int row, int from, int count, ValueBuffer out) {
        System.arraycopy(longs, row, out.longs(), from, count);
        if (type == ColumnType.ADDRESS) {
            System.arraycopy(highs, row, out.highs(), from, count);
        }
    }

    private void copyNulls(int[] rows, int from, int to, int shift, boolean[] out) {
        if (!hasNulls) {
            Arrays.fill(out, from, to, false);
            return;
        }
        for (int i = from; i < to; i++) {
            out[i] = nulls[rows[i] + shift];
        }
    }

    private static void copyLongs(
            int[] rows, int from, int to, int shift, long[] values, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = values[rows[i] + shift];
        }
    }

    private void copyEntries(int[] rows, int from, int to, int shift, long[] entries, long[] out) {
        for (int i = from; i < to; i++) {
            int row = rows[i] + shift;
            out[i] = hasNulls && nulls[row] ? 0 : entries[ids[row]];
        }
    }

    private void copyTexts(int[] rows, int from, int to, int shift, ValueBuffer out) {
        String[] texts = out.texts();
        for (int i = from; i < to; i++) {
            int row = rows[i] + shift;
            if (hasNulls && nulls[row]) {
                texts[i] = "";
            } else {
                texts[i] = dictionary == null ? binaries.text(row) : dictionary.text(ids[row]);
            }
        }
    }
}
