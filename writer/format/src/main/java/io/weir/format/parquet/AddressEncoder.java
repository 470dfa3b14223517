package io.weir.format.parquet;

import io.weir.format.FlowColumn;
import io.weir.format.encode.AddressDictionary;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.SortedIds;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/**
 * Addresses: by a dictionary whatever it costs, so that a scan compares ids. Its entries are in
 * their order, in which neighbors share their first octets.
 */
final class AddressEncoder implements ChunkEncoder {
    private static final int ADDRESS_BYTES = 16;

    private final AddressDictionary dictionary = new AddressDictionary();
    private final SortedIds sorted = new SortedIds();
    private final EncodedPages pages = new EncodedPages();
    private int[] ids = new int[0];
    private final ChunkValues values;

    AddressEncoder(ChunkValues values) {
        this.values = values;
    }

    @Override
    public void encode(FlowColumn column, boolean isTight) {
        dictionary.clear();
        int count = values.count();
        if (ids.length < count) {
            ids = new int[count];
        }
        long[] highs = values.highs();
        long[] lows = values.longs();
        for (int i = 0; i < count; i++) {
            ids[i] = dictionary.idOf(highs[i], lows[i]);
        }
        sort();
        sorted.renumber(ids, count);
        pages.putIds(ids, dictionary.size(), values, isTight);
    }

    private void sort() {
        long[] highs = dictionary.highs();
        long[] lows = dictionary.lows();
        sorted.sort(dictionary.size(), (a, b) -> compare(highs[a], lows[a], highs[b], lows[b]));
    }

    @Override
    public Encoding encoding() {
        return Encoding.RLE_DICTIONARY;
    }

    @Override
    public BytesInput page(int page) {
        return pages.page(page);
    }

    /** The order of addresses is that of their octets, so of unsigned numbers. */
    @Override
    public void widen(Statistics<?> range, int page) {
        long[] highs = values.highs();
        long[] lows = values.longs();
        int min = values.pageStart(page);
        int max = min;
        for (int i = min + 1; i < values.pageStart(page + 1); i++) {
            if (compare(highs[i], lows[i], highs[min], lows[min]) < 0) {
                min = i;
            } else if (compare(highs[i], lows[i], highs[max], lows[max]) > 0) {
                max = i;
            }
        }
        range.updateStats(binary(highs[min], lows[min]));
        range.updateStats(binary(highs[max], lows[max]));
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh
                ? Long.compareUnsigned(low, otherLow)
                : Long.compareUnsigned(high, otherHigh);
    }

    private static Binary binary(long high, long low) {
        byte[] bytes = new byte[ADDRESS_BYTES];
        ByteBuffer.wrap(bytes).putLong(high).putLong(low);
        return Binary.fromConstantByteArray(bytes);
    }

    @Override
    public DictionaryPage dictionary() {
        ByteSink entries = new ByteSink();
        for (int id : sorted.sorted()) {
            entries.putLong(Long.reverseBytes(dictionary.highs()[id]));
            entries.putLong(Long.reverseBytes(dictionary.lows()[id]));
        }
        return new DictionaryPage(
                BytesInput.from(entries.array(), 0, entries.size()),
                dictionary.size(),
                Encoding.PLAIN);
    }
}
