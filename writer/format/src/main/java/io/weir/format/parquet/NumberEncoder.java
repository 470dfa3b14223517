package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.DeltaPacking;
import io.weir.format.encode.LongDictionary;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and times: by a dictionary, or as differences where that is clearly shorter. A dictionary
 * is worth a little, because a scan filters on ids.
 */
final class NumberEncoder implements ChunkEncoder {
    /** With so few entries the ids are short whatever the differences are. */
    private static final int FEW_ENTRIES = 64;

    /** A dictionary that takes more than this of each row is given up while it grows. */
    private static final int MOST_DICTIONARY_BYTES_PER_ROW = 3;

    private static final int SMALL_DICTIONARY_BYTES = 1 << 14;
    private static final double DICTIONARY_IS_WORTH = 1.05;

    private final LongDictionary dictionary = new LongDictionary();
    private final DeltaPacking packing = new DeltaPacking();
    private final EncodedPages idPages = new EncodedPages();
    private final EncodedPages deltaPages = new EncodedPages();
    private int[] ids = new int[0];
    private final ChunkValues values;
    private boolean ints;
    private boolean byDictionary;

    NumberEncoder(ChunkValues values) {
        this.values = values;
    }

    @Override
    public void encode(FlowColumn column) {
        ints = column.type() == ColumnType.INTEGER || column.type() == ColumnType.SMALLINT;
        if (ints) {
            requireInRange(column);
        }
        byDictionary = fillDictionary();
        if (byDictionary) {
            idPages.putIds(ids, dictionary.size(), values);
            if (dictionary.size() <= FEW_ENTRIES) {
                return;
            }
        }
        putDeltas();
        byDictionary =
                byDictionary
                        && dictionaryBytes() + idPages.size()
                                <= deltaPages.size() * DICTIONARY_IS_WORTH;
    }

    /** Whether the dictionary took all values. */
    private boolean fillDictionary() {
        dictionary.clear();
        int count = values.count();
        if (ids.length < count) {
            ids = new int[count];
        }
        long[] longs = values.longs();
        int most = (SMALL_DICTIONARY_BYTES + MOST_DICTIONARY_BYTES_PER_ROW * count) / entryBytes();
        long last = 0;
        int lastId = -1;
        for (int i = 0; i < count; i++) {
            long value = longs[i];
            if (value != last || lastId < 0) {
                last = value;
                lastId = dictionary.idOf(value);
                if (lastId > most) {
                    return false;
                }
            }
            ids[i] = lastId;
        }
        return true;
    }

    private void putDeltas() {
        deltaPages.clear();
        for (int page = 0; page < values.pages(); page++) {
            int from = values.pageStart(page);
            int to = values.pageStart(page + 1);
            if (ints) {
                packing.encodeInts(values.longs(), from, to, deltaPages.sink());
            } else {
                packing.encodeLongs(values.longs(), from, to, deltaPages.sink());
            }
            deltaPages.endPage();
        }
    }

    private int entryBytes() {
        return ints ? Integer.BYTES : Long.BYTES;
    }

    private long dictionaryBytes() {
        return (long) dictionary.size() * entryBytes();
    }

    @Override
    public Encoding encoding() {
        return byDictionary ? Encoding.RLE_DICTIONARY : Encoding.DELTA_BINARY_PACKED;
    }

    @Override
    public BytesInput page(int page) {
        return byDictionary ? idPages.page(page) : deltaPages.page(page);
    }

    @Override
    public void widen(Statistics<?> range, int page) {
        long[] longs = values.longs();
        int from = values.pageStart(page);
        long min = longs[from];
        long max = min;
        for (int i = from + 1; i < values.pageStart(page + 1); i++) {
            min = Math.min(min, longs[i]);
            max = Math.max(max, longs[i]);
        }
        if (ints) {
            range.updateStats((int) min);
            range.updateStats((int) max);
        } else {
            range.updateStats(min);
            range.updateStats(max);
        }
    }

    @Override
    public @Nullable DictionaryPage dictionary() {
        if (!byDictionary) {
            return null;
        }
        ByteSink entries = new ByteSink();
        for (int id = 0; id < dictionary.size(); id++) {
            if (ints) {
                entries.putInt((int) dictionary.values()[id]);
            } else {
                entries.putLong(dictionary.values()[id]);
            }
        }
        return new DictionaryPage(
                BytesInput.from(entries.array(), 0, entries.size()),
                dictionary.size(),
                Encoding.PLAIN);
    }

    private void requireInRange(FlowColumn column) {
        boolean small = column.type() == ColumnType.SMALLINT;
        int min = small ? Short.MIN_VALUE : Integer.MIN_VALUE;
        int max = small ? Short.MAX_VALUE : Integer.MAX_VALUE;
        long[] longs = values.longs();
        for (int i = 0; i < values.count(); i++) {
            if (longs[i] < min || longs[i] > max) {
                throw new IllegalArgumentException(
                        "row "
                                + values.batchRow(i)
                                + ": expected "
                                + column.sqlName()
                                + " ("
                                + column.type()
                                + ") from "
                                + min
                                + " to "
                                + max
                                + ", got "
                                + longs[i]
                                + "; the decoder that set it must refuse or widen it");
            }
        }
    }
}
