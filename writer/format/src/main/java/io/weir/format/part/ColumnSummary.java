package io.weir.format.part;

import io.weir.format.ColumnType;
import io.weir.format.ValueRange;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** NULLs and the smallest and largest value of a column, page by page. Not thread-safe. */
final class ColumnSummary {
    /** Longer texts have no range in an index. */
    static final int LONGEST_TEXT_BYTES = 64;

    private final ColumnType type;
    private long nulls;
    private long values;
    private long min;
    private long max;
    private long minHigh;
    private long maxHigh;
    private byte[] minText = new byte[0];
    private byte[] maxText = new byte[0];

    ColumnSummary(ColumnType type) {
        this.type = type;
    }

    long nulls() {
        return nulls;
    }

    /** Takes the first rows of a page. */
    void add(DecodedPage page, int rows) {
        boolean @Nullable [] isNull = page.hasNulls() ? page.nulls() : null;
        Dictionary dictionary = page.dictionary();
        for (int row = 0; row < rows; row++) {
            if (isNull != null && isNull[row]) {
                nulls++;
                continue;
            }
            int i = dictionary == null ? row : page.ids()[row];
            switch (type) {
                case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                        addNumber((dictionary == null ? page.longs() : dictionary.longs())[i]);
                case ADDRESS ->
                        addAddress(
                                (dictionary == null ? page.highs() : dictionary.highs())[i],
                                (dictionary == null ? page.longs() : dictionary.longs())[i]);
                case TEXT -> addText(dictionary == null ? page.text(row) : dictionary.text(i));
            }
            values++;
        }
    }

    private void addNumber(long value) {
        min = values == 0 ? value : Math.min(min, value);
        max = values == 0 ? value : Math.max(max, value);
    }

    private void addAddress(long high, long low) {
        if (values == 0 || compare(high, low, minHigh, min) < 0) {
            minHigh = high;
            min = low;
        }
        if (values == 0 || compare(high, low, maxHigh, max) > 0) {
            maxHigh = high;
            max = low;
        }
    }

    private void addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (values == 0 || Arrays.compareUnsigned(bytes, minText) < 0) {
            minText = bytes;
        }
        if (values == 0 || Arrays.compareUnsigned(bytes, maxText) > 0) {
            maxText = bytes;
        }
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order != 0 ? order : Long.compareUnsigned(low, otherLow);
    }

    /** As an index has it; null without a value and where a text is too long. */
    @Nullable ValueRange range() {
        if (values == 0) {
            return null;
        }
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> new ValueRange.Numbers(min, max);
            case ADDRESS -> new ValueRange.Addresses(minHigh, min, maxHigh, max);
            case TEXT ->
                    Math.max(minText.length, maxText.length) > LONGEST_TEXT_BYTES
                            ? null
                            : new ValueRange.Texts(
                                    new String(minText, StandardCharsets.UTF_8),
                                    new String(maxText, StandardCharsets.UTF_8));
        };
    }
}
