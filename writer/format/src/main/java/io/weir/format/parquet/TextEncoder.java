package io.weir.format.parquet;

import io.weir.format.FlowColumn;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.DeltaPacking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Texts: by a dictionary; where most are distinct, their lengths as differences and then their
 * octets (DELTA_LENGTH_BYTE_ARRAY).
 */
final class TextEncoder implements ChunkEncoder {
    /** A dictionary of up to this many texts is kept even if no text comes twice. */
    private static final int FEW_ENTRIES = 64;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final DeltaPacking packing = new DeltaPacking();
    private final EncodedPages pages = new EncodedPages();
    private int[] ids = new int[0];
    private final ChunkValues values;
    private boolean byDictionary;

    TextEncoder(ChunkValues values) {
        this.values = values;
    }

    @Override
    public void encode(FlowColumn column, boolean isTight) {
        number();
        byDictionary = entries.size() <= FEW_ENTRIES || 2 * entries.size() <= values.count();
        if (byDictionary) {
            pages.putIds(ids, entries.size(), values, false);
        } else {
            putTexts();
        }
    }

    /** Gives each distinct text its number, and each value the number of its text. */
    private void number() {
        numbers.clear();
        entries.clear();
        int count = values.count();
        if (ids.length < count) {
            ids = new int[count];
        }
        String last = null;
        int lastId = 0;
        for (int i = 0; i < count; i++) {
            String text = values.texts()[i];
            if (!text.equals(last)) {
                last = text;
                lastId = idOf(text);
            }
            ids[i] = lastId;
        }
    }

    private int idOf(String text) {
        Integer id = numbers.putIfAbsent(text, entries.size());
        if (id != null) {
            return id;
        }
        entries.add(text.getBytes(StandardCharsets.UTF_8));
        return entries.size() - 1;
    }

    private void putTexts() {
        pages.clear();
        for (int page = 0; page < values.pages(); page++) {
            int from = values.pageStart(page);
            int to = values.pageStart(page + 1);
            long[] lengths = new long[to - from];
            for (int i = from; i < to; i++) {
                lengths[i - from] = entries.get(ids[i]).length;
            }
            packing.encodeInts(lengths, 0, lengths.length, pages.sink());
            for (int i = from; i < to; i++) {
                byte[] text = entries.get(ids[i]);
                pages.sink().put(text, 0, text.length);
            }
            pages.endPage();
        }
    }

    @Override
    public Encoding encoding() {
        return byDictionary ? Encoding.RLE_DICTIONARY : Encoding.DELTA_LENGTH_BYTE_ARRAY;
    }

    @Override
    public BytesInput page(int page) {
        return pages.page(page);
    }

    /** The order of texts is that of their octets. */
    @Override
    public void widen(Statistics<?> range, int page) {
        int from = values.pageStart(page);
        int last = ids[from];
        byte[] min = entries.get(last);
        byte[] max = min;
        for (int i = from + 1; i < values.pageStart(page + 1); i++) {
            if (ids[i] == last) {
                continue;
            }
            last = ids[i];
            byte[] text = entries.get(last);
            if (Arrays.compareUnsigned(text, min) < 0) {
                min = text;
            } else if (Arrays.compareUnsigned(text, max) > 0) {
                max = text;
            }
        }
        range.updateStats(Binary.fromConstantByteArray(min));
        range.updateStats(Binary.fromConstantByteArray(max));
    }

    @Override
    public @Nullable DictionaryPage dictionary() {
        if (!byDictionary) {
            return null;
        }
        ByteSink bytes = new ByteSink();
        for (byte[] text : entries) {
            bytes.putInt(text.length);
            bytes.put(text, 0, text.length);
        }
        return new DictionaryPage(
                BytesInput.from(bytes.array(), 0, bytes.size()), entries.size(), Encoding.PLAIN);
    }
}
