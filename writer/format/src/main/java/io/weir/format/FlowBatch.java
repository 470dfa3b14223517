package io.weir.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code flows} on their way to a file, by column. Not thread-safe: one owner at a time.
 *
 * <p>Numbers are kept as {@code long}, addresses as two {@code long}s (network order, so that
 * unsigned comparison of high then low is address order), text as references. A column costs memory
 * only once it has a value. A new row is NULL in every optional column and 0 or empty in every
 * required one.
 */
public final class FlowBatch {
    private static final int COLUMNS = FlowColumn.values().length;

    /**
     * High half of an IPv4 address in its IPv6 form: zero; the low half begins with this (RFC 4291,
     * 2.5.5.2).
     */
    private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

    private final long[][] longs = new long[COLUMNS][];
    private final long[][] highs = new long[COLUMNS][];
    private final String[][] texts = new String[COLUMNS][];
    private final long[][] present = new long[COLUMNS][];
    private int capacity;
    private int rows;

    /** An empty batch with room for {@code capacity} rows; it grows when they are used up. */
    public FlowBatch(int capacity) {
        this.capacity = Math.max(64, capacity);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Appends a row and returns its index. */
    public int add() {
        if (rows == capacity) {
            grow();
        }
        return rows++;
    }

    /** Appends rows. */
    public void addRows(int count) {
        while (capacity - rows < count) {
            grow();
        }
        rows += count;
    }

    /** Forgets all rows from {@code size} on, and their values. */
    public void truncate(int size) {
        for (FlowColumn column : FlowColumn.stored()) {
            long[] words = present[column.ordinal()];
            if (words == null) {
                continue;
            }
            for (int row = size; row < rows; row++) {
                words[row >> 6] &= ~(1L << row);
            }
        }
        rows = size;
    }

    /** Sets a number or a time (milliseconds since 1970, UTC). */
    public void setLong(FlowColumn column, int row, long value) {
        longs(column)[row] = value;
        markPresent(column, row);
    }

    /** Sets an IPv4 address from its 32 bits. */
    public void setIpv4(FlowColumn column, int row, int address) {
        setAddress(column, row, 0, IPV4_MAPPED | Integer.toUnsignedLong(address));
    }

    /** Sets an address from its 128 bits. */
    public void setAddress(FlowColumn column, int row, long high, long low) {
        long[] high16 = highs[column.ordinal()];
        if (high16 == null) {
            high16 = new long[capacity];
            highs[column.ordinal()] = high16;
        }
        high16[row] = high;
        longs(column)[row] = low;
        markPresent(column, row);
    }

    /** Sets a text. */
    public void setText(FlowColumn column, int row, String value) {
        String[] values = texts[column.ordinal()];
        if (values == null) {
            values = new String[capacity];
            texts[column.ordinal()] = values;
        }
        values[row] = value;
        markPresent(column, row);
    }

    /** Takes a value back: the row has none again. */
    public void clear(FlowColumn column, int row) {
        long[] words = present[column.ordinal()];
        if (words != null) {
            words[row >> 6] &= ~(1L << row);
        }
    }

    /** Whether a value was set. */
    public boolean isPresent(FlowColumn column, int row) {
        long[] words = present[column.ordinal()];
        return words != null && (words[row >> 6] >>> row & 1) != 0;
    }

    /** Whether any row has a value in this column. */
    public boolean hasColumn(FlowColumn column) {
        return present[column.ordinal()] != null;
    }

    /**
     * The number, the time in milliseconds, or the low 64 bits of the address; 0 where none was
     * set.
     */
    public long getLong(FlowColumn column, int row) {
        long[] values = longs[column.ordinal()];
        return values == null || !isPresent(column, row) ? 0 : values[row];
    }

    /** The high 64 bits of the address; 0 where none was set. */
    public long getHigh(FlowColumn column, int row) {
        long[] values = highs[column.ordinal()];
        return values == null || !isPresent(column, row) ? 0 : values[row];
    }

    /** The text, or null where none was set. */
    public @Nullable String getText(FlowColumn column, int row) {
        String[] values = texts[column.ordinal()];
        return values == null || !isPresent(column, row) ? null : values[row];
    }

    /** Whether any row has a value in this column. */
    public boolean hasValues(FlowColumn column) {
        long[] words = present[column.ordinal()];
        for (int i = 0; words != null && i < (rows + 63) >> 6; i++) {
            if (words[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Which of the rows {@code from} (inclusive) to {@code to} have a value: 1, else 0, from index
     * 0 of {@code target} on.
     *
     * @return how many have one
     */
    public int presence(FlowColumn column, int from, int to, int[] target) {
        long[] words = present[column.ordinal()];
        if (words == null) {
            Arrays.fill(target, 0, to - from, 0);
            return 0;
        }
        int count = 0;
        for (int row = from; row < to; row++) {
            int bit = (int) (words[row >> 6] >>> row) & 1;
            target[row - from] = bit;
            count += bit;
        }
        return count;
    }

    /**
     * Copies the numbers, or the low halves of the addresses, of the rows {@code from} (inclusive)
     * to {@code to} to index 0 of {@code target} and on. Where a row has none, there is any number.
     */
    public void copyLongs(FlowColumn column, int from, int to, long[] target) {
        copy(longs[column.ordinal()], from, to, target);
    }

    /** As {@link #copyLongs}, the high halves of addresses. */
    public void copyHighs(FlowColumn column, int from, int to, long[] target) {
        copy(highs[column.ordinal()], from, to, target);
    }

    private static void copy(long @Nullable [] values, int from, int to, long[] target) {
        if (values != null) {
            System.arraycopy(values, from, target, 0, to - from);
        }
    }

    /** Appends row {@code row} of {@code source} and returns its index here. */
    public int copyRow(FlowBatch source, int row) {
        int target = add();
        for (FlowColumn column : FlowColumn.stored()) {
            if (source.isPresent(column, row)) {
                copyValue(source, column, row, target);
            }
        }
        return target;
    }

    private void copyValue(FlowBatch source, FlowColumn column, int row, int target) {
        switch (column.type()) {
            case TEXT -> setText(column, target, source.texts[column.ordinal()][row]);
            case ADDRESS ->
                    setAddress(
                            column,
                            target,
                            source.getHigh(column, row),
                            source.getLong(column, row));
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                    setLong(column, target, source.getLong(column, row));
        }
    }

    /** These rows of this batch, in this order, as a batch of their own. */
    public FlowBatch select(int[] wanted) {
        FlowBatch selected = new FlowBatch(wanted.length);
        selected.rows = wanted.length;
        for (FlowColumn column : FlowColumn.stored()) {
            if (hasValues(column)) {
                selected.take(this, column.ordinal(), wanted);
            }
        }
        return selected;
    }

    private void take(FlowBatch source, int column, int[] wanted) {
        longs[column] = take(source.longs[column], wanted);
        highs[column] = take(source.highs[column], wanted);
        String[] strings = source.texts[column];
        if (strings != null) {
            String[] taken = new String[capacity];
            for (int i = 0; i < wanted.length; i++) {
                taken[i] = strings[wanted[i]];
            }
            texts[column] = taken;
        }
        long[] words = source.present[column];
        long[] bits = new long[(capacity + 63) >> 6];
        for (int i = 0; i < wanted.length; i++) {
            bits[i >> 6] |= ((words[wanted[i] >> 6] >>> wanted[i]) & 1) << i;
        }
        present[column] = bits;
    }

    private long @Nullable [] take(long @Nullable [] values, int[] wanted) {
        if (values == null) {
            return null;
        }
        long[] taken = new long[capacity];
        for (int i = 0; i < wanted.length; i++) {
            taken[i] = values[wanted[i]];
        }
        return taken;
    }

    private long[] longs(FlowColumn column) {
        long[] values = longs[column.ordinal()];
        if (values == null) {
            values = new long[capacity];
            longs[column.ordinal()] = values;
        }
        return values;
    }

    private void markPresent(FlowColumn column, int row) {
        long[] words = present[column.ordinal()];
        if (words == null) {
            words = new long[(capacity + 63) >> 6];
            present[column.ordinal()] = words;
        }
        words[row >> 6] |= 1L << row;
    }

    private void grow() {
        capacity = Math.multiplyExact(capacity, 2);
        for (int i = 0; i < COLUMNS; i++) {
            longs[i] = longs[i] == null ? null : Arrays.copyOf(longs[i], capacity);
            highs[i] = highs[i] == null ? null : Arrays.copyOf(highs[i], capacity);
            texts[i] = texts[i] == null ? null : Arrays.copyOf(texts[i], capacity);
            present[i] =
                    present[i] == null ? null : Arrays.copyOf(present[i], (capacity + 63) >> 6);
        }
    }
}
