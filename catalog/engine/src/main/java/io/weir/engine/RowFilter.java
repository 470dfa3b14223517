package io.weir.engine;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.StoredColumn;
import io.weir.engine.ranges.LongRanges;
import io.weir.format.ColumnType;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One filter over one row group. In a chunk with a dictionary each entry is tested once, and rows
 * by their ids; else each value is tested. Not thread-safe.
 */
final class RowFilter {
    private final ColumnFilter filter;
    private final RowColumn column;
    private final ColumnType type;
    private final ValueBuffer buffer;
    private @Nullable Dictionary testedDictionary;
    private boolean[] entryPasses = new boolean[0];
    private boolean anyEntryPasses;

    RowFilter(ColumnFilter filter, RowColumn column) {
        this.filter = filter;
        this.column = column;
        type = filter.column().type();
        buffer = new ValueBuffer(type);
    }

    /**
     * Whether no row of the row group passes, by its dictionary alone.
     *
     * @throws io.weir.format.CorruptFileException if the chunk's headers or its dictionary are
     *     damaged
     */
    boolean excludesAll() throws IOException {
        if (filter.acceptsNull() || !(column instanceof StoredColumn stored)) {
            return false;
        }
        ColumnReader reader = stored.reader();
        Dictionary dictionary = reader != null && reader.hasIdsOnly() ? reader.dictionary() : null;
        if (dictionary == null) {
            return false;
        }
        testEntries(dictionary);
        return !anyEntryPasses;
    }

    /** Rows from this one on that one call of {@link #apply} may be asked for. */
    int rowsToPageEnd(int row) throws IOException {
        return column.rowsToPageEnd(row);
    }

    /**
     * Keeps the rows that pass.
     *
     * @param row first row of the batch in the row group
     * @param rows rows still in, counted from the first of the batch; overwritten
     * @param count how many
     * @return how many are left
     */
    int apply(int row, int[] rows, int count) throws IOException {
        if (column instanceof StoredColumn stored) {
            ColumnReader reader = stored.reader();
            if (reader != null) {
                return applyToPage(reader, row, rows, count);
            }
        }
        column.gather(row, rows, count, buffer);
        return keepTested(rows, count);
    }

    private int applyToPage(ColumnReader reader, int row, int[] rows, int count)
            throws IOException {
        DecodedPage page = reader.pageAt(row);
        int shift = row - reader.pageStart();
        Dictionary dictionary = page.dictionary();
        if (dictionary != null) {
            testEntries(dictionary);
            return keepByEntry(page, shift, rows, count);
        }
        return switch (type) {
            case ADDRESS -> keepAddresses(page, shift, rows, count);
            case TEXT -> keepTexts(page, shift, rows, count);
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> keepLongs(page, shift, rows, count);
        };
    }

    private void testEntries(Dictionary dictionary) {
        if (testedDictionary == dictionary) {
            return;
        }
        int size = dictionary.size();
        entryPasses = new boolean[size];
        anyEntryPasses = false;
        ValueSet values = filter.values();
        for (int id = 0; id < size; id++) {
            entryPasses[id] =
                    switch (type) {
                        case ADDRESS ->
                                values.contains(dictionary.highs()[id], dictionary.longs()[id]);
                        case TEXT -> values.contains(dictionary.text(id));
                        case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                                values.contains(dictionary.longs()[id]);
                    };
            anyEntryPasses |= entryPasses[id];
        }
        testedDictionary = dictionary;
    }

    private int keepByEntry(DecodedPage page, int shift, int[] rows, int count) {
        int[] ids = page.ids();
        boolean[] nulls = page.nulls();
        boolean[] passes = entryPasses;
        boolean hasNulls = page.hasNulls();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = rows[i] + shift;
            boolean isIn = (hasNulls && nulls[at]) ? filter.acceptsNull() : passes[ids[at]];
            rows[kept] = rows[i];
            kept += isIn ? 1 : 0;
        }
        return kept;
    }

    private int keepLongs(DecodedPage page, int shift, int[] rows, int count) {
        long[] values = page.longs();
        boolean[] nulls = page.nulls();
        boolean hasNulls = page.hasNulls();
        LongRanges ranges = filter.values().longs();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = rows[i] + shift;
            boolean isIn =
                    (hasNulls && nulls[at]) ? filter.acceptsNull() : ranges.contains(values[at]);
            rows[kept] = rows[i];
            kept += isIn ? 1 : 0;
        }
        return kept;
    }

    private int keepAddresses(DecodedPage page, int shift, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = rows[i] + shift;
            boolean isIn =
                    (page.hasNulls() && page.nulls()[at])
                            ? filter.acceptsNull()
                            : filter.values().contains(page.highs()[at], page.longs()[at]);
            rows[kept] = rows[i];
            kept += isIn ? 1 : 0;
        }
        return kept;
    }

    private int keepTexts(DecodedPage page, int shift, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = rows[i] + shift;
            boolean isIn =
                    (page.hasNulls() && page.nulls()[at])
                            ? filter.acceptsNull()
                            : filter.values().contains(page.text(at));
            rows[kept] = rows[i];
            kept += isIn ? 1 : 0;
        }
        return kept;
    }

    /** Computed columns, which are all numbers, and columns without any value. */
    private int keepTested(int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean isIn =
                    buffer.nulls()[i]
                            ? filter.acceptsNull()
                            : filter.values().contains(buffer.longs()[i]);
            rows[kept] = rows[i];
            kept += isIn ? 1 : 0;
        }
        return kept;
    }
}
