package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.DeltaPacking;
import io.weir.format.encode.LongDictionary;
import io.weir.format.encode.SortedIds;
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

    /** What GZIP leaves of sorted entries. */
    private static final double TIGHT_ENTRIES = 0.35;

    /**
     * Where each entry is there for so many values, the entries' own octets hardly count, and those
     * that come often get the small ids, whose high octets are alike.
     */
    private static final int FEW_OF = 16;

    /** How close to the entropy GZIP comes. */
    private static final double GZIP_OVER_ENTROPY = 1.06;

    private boolean tight;
    private final SortedIds sorted = new SortedIds();

    private final LongDictionary dictionary = new LongDictionary();
    private final DeltaPacking packing = new DeltaPacking();
    private final EncodedPages idPages = new EncodedPages();
    private final EncodedPages deltaPages = new EncodedPages();
    private int[] ids = new int[0];
    private int[] counts = new int[0];
    private final ChunkValues values;
    private boolean ints;
    private boolean byDictionary;

    NumberEncoder(ChunkValues values) {
        this.values = values;
    }

    @Override
    public void encode(FlowColumn column, boolean isTight) {
        tight = isTight;
        ints = column.type() == ColumnType.INTEGER || column.type() == ColumnType.SMALLINT;
        if (ints) {
            requireInRange(column);
        }
        byDictionary = fillDictionary();
        if (byDictionary) {
            putIds();
            if (dictionary.size() <= FEW_ENTRIES) {
                return;
            }
        }
        putDeltas();
        byDictionary = byDictionary && dictionaryCost() <= deltaPages.size() * DICTIONARY_IS_WORTH;
    }

    private void putIds() {
        if (tight) {
            countIds();
            long[] entries = dictionary.values();
            boolean few = (long) dictionary.size() * FEW_OF <= values.count();
            sorted.sort(
                    dictionary.size(),
                    few
                            ? (a, b) -> Integer.compare(counts[b], counts[a])
                            : (a, b) -> Long.compare(entries[a], entries[b]));
            sorted.renumber(ids, values.count());
        }
        idPages.putIds(ids, dictionary.size(), values, tight);
    }

    private void countIds() {
        counts = new int[dictionary.size()];
        for (int i = 0; i < values.count(); i++) {
            counts[ids[i]]++;
        }
    }

    /** Octets of entries and ids; what GZIP will leave of them where it follows. */
    private double dictionaryCost() {
        double entries = (double) dictionary.size() * entryBytes();
        return tight
                ? entries * TIGHT_ENTRIES
                        + Math.min(GZIP_OVER_ENTROPY * entropyBytes(), idPages.size())
                : entries + idPages.size();
    }

    /** What no code of one id after the other can do better. */
    private double entropyBytes() {
        double bits = 0;
        for (int count : counts) {
            bits += count * Math.log((double) values.count() / count);
        }
        return bits / (Math.log(2) * Byte.SIZE);
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
        for (int i = 0; i < dictionary.size(); i++) {
            long entry = dictionary.values()[tight ? sorted.sorted()[i] : i];
            if (ints) {
                entries.putInt((int) entry);
            } else {
                entries.putLong(entry);
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
