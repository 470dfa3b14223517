package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.util.Arrays;

/**
 * The values of one column of one row group in file order, NULLs left out, and where the pages
 * begin. Filled again for each column. One owner.
 */
final class ChunkValues {
    private final int pageRows;
    private int[] levels = new int[0];
    private long[] longs = new long[0];
    private long[] highs = new long[0];
    private String[] texts = new String[0];
    private int[] pageStarts = new int[0];
    private int from;
    private int rows;
    private int pages;

    ChunkValues(int pageRows) {
        this.pageRows = pageRows;
    }

    /** Takes the values of the rows {@code first} (inclusive) to {@code end}. */
    void fill(FlowColumn column, FlowBatch batch, int first, int end) {
        from = first;
        rows = end - first;
        pages = (rows + pageRows - 1) / pageRows;
        levels = room(levels);
        longs = room(longs);
        int count = batch.presence(column, first, end, levels);
        switch (column.type()) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> batch.copyLongs(column, first, end, longs);
            case ADDRESS -> {
                highs = room(highs);
                batch.copyLongs(column, first, end, longs);
                batch.copyHighs(column, first, end, highs);
            }
            case TEXT -> copyTexts(column, batch, first, end);
        }
        if (!column.isNullable()) {
            zeroWhereNone(count);
        }
        findPages(count == rows || !column.isNullable());
        if (count() < rows) {
            closeUp(column.type());
        }
    }

    private void copyTexts(FlowColumn column, FlowBatch batch, int first, int end) {
        if (texts.length < rows) {
            texts = new String[rows];
        }
        for (int i = first; i < end; i++) {
            String text = batch.getText(column, i);
            texts[i - first] = text == null ? "" : text;
        }
    }

    /** A required column has 0 or an empty text where nothing was set. */
    private void zeroWhereNone(int count) {
        for (int i = 0; count < rows && i < rows; i++) {
            if (levels[i] == 0) {
                longs[i] = 0;
            }
        }
        Arrays.fill(levels, 0, rows, 1);
    }

    private void findPages(boolean dense) {
        if (pageStarts.length <= pages) {
            pageStarts = new int[pages + 1];
        }
        int values = 0;
        for (int page = 0; page < pages; page++) {
            pageStarts[page] = values;
            int first = page * pageRows;
            values += dense ? pageRows(page) : sum(first, first + pageRows(page));
        }
        pageStarts[pages] = values;
    }

    private int sum(int first, int end) {
        int sum = 0;
        for (int i = first; i < end; i++) {
            sum += levels[i];
        }
        return sum;
    }

    /** Moves the values over the gaps of the rows that have none. */
    private void closeUp(ColumnType type) {
        switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> closeUp(longs);
            case ADDRESS -> {
                closeUp(longs);
                closeUp(highs);
            }
            case TEXT -> closeUp(texts);
        }
    }

    /** Writes every value, and goes on only behind those that count: no branch to guess wrong. */
    private void closeUp(long[] numbers) {
        int to = 0;
        for (int i = 0; i < rows; i++) {
            numbers[to] = numbers[i];
            to += levels[i];
        }
    }

    private void closeUp(String[] strings) {
        int to = 0;
        for (int i = 0; i < rows; i++) {
            strings[to] = strings[i];
            to += levels[i];
        }
    }

    private int[] room(int[] array) {
        return array.length < rows ? new int[rows] : array;
    }

    private long[] room(long[] array) {
        return array.length < rows ? new long[rows] : array;
    }

    /** Rows of the row group. */
    int rows() {
        return rows;
    }

    /** Values that are not NULL. */
    int count() {
        return pageStarts[pages];
    }

    int pages() {
        return pages;
    }

    /** Rows of a page. */
    int pageRows(int page) {
        int first = page * pageRows;
        return Math.min(rows, first + pageRows) - first;
    }

    /** Index of a page's first value; that of the page after the last is the count. */
    int pageStart(int page) {
        return pageStarts[page];
    }

    /** For each row 1, or 0 where it is NULL. */
    int[] levels() {
        return levels;
    }

    /** Numbers, or low halves of addresses. */
    long[] longs() {
        return longs;
    }

    /** High halves of addresses. */
    long[] highs() {
        return highs;
    }

    String[] texts() {
        return texts;
    }

    /** The row of the batch that a value came from. */
    int batchRow(int value) {
        int seen = -1;
        int row = -1;
        while (seen < value) {
            seen += levels[++row];
        }
        return from + row;
    }
}
