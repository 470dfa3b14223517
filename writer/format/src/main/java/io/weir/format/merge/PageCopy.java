package io.weir.format.merge;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import org.jspecify.annotations.Nullable;

/** Copies the values of a page into a column of a batch. Hot path; not thread-safe. */
final class PageCopy {
    private final FlowColumn column;
    private final FlowBatch batch;

    PageCopy(FlowColumn column, FlowBatch batch) {
        this.column = column;
        this.batch = batch;
    }

    /** Copies the first {@code count} rows of a page to the rows from {@code at} on. */
    void copy(DecodedPage page, int count, int at) {
        boolean @Nullable [] nulls = page.hasNulls() ? page.nulls() : null;
        Dictionary dictionary = page.dictionary();
        switch (column.type()) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                    copyNumbers(page, dictionary, nulls, count, at);
            case ADDRESS -> copyAddresses(page, dictionary, nulls, count, at);
            case TEXT -> copyTexts(page, dictionary, nulls, count, at);
        }
    }

    private void copyNumbers(
            DecodedPage page,
            @Nullable Dictionary dictionary,
            boolean @Nullable [] nulls,
            int count,
            int at) {
        int[] ids = page.ids();
        long[] values = dictionary == null ? page.longs() : dictionary.longs();
        for (int row = 0; row < count; row++) {
            if (nulls == null || !nulls[row]) {
                batch.setLong(column, at + row, values[dictionary == null ? row : ids[row]]);
            }
        }
    }

    private void copyAddresses(
            DecodedPage page,
            @Nullable Dictionary dictionary,
            boolean @Nullable [] nulls,
            int count,
            int at) {
        int[] ids = page.ids();
        long[] lows = dictionary == null ? page.longs() : dictionary.longs();
        long[] highs = dictionary == null ? page.highs() : dictionary.highs();
        for (int row = 0; row < count; row++) {
            if (nulls == null || !nulls[row]) {
                int i = dictionary == null ? row : ids[row];
                batch.setAddress(column, at + row, highs[i], lows[i]);
            }
        }
    }

    private void copyTexts(
            DecodedPage page,
            @Nullable Dictionary dictionary,
            boolean @Nullable [] nulls,
            int count,
            int at) {
        int[] ids = page.ids();
        for (int row = 0; row < count; row++) {
            if (nulls == null || !nulls[row]) {
                String text = dictionary == null ? page.text(row) : dictionary.text(ids[row]);
                batch.setText(column, at + row, text);
            }
        }
    }
}
