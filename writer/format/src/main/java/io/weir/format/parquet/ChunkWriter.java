package io.weir.format.parquet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.RunLengths;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Encodes columns, one after the other, and hands their pages to parquet-java, which compresses
 * them and keeps the indexes and the footer. Hot path: no object and no virtual call per value. One
 * owner.
 */
final class ChunkWriter {
    private final WriterProfile profile;
    private final ChunkValues values;
    private final NumberEncoder numbers;
    private final AddressEncoder addresses;
    private final TextEncoder texts;
    private final ByteSink levels = new ByteSink();

    ChunkWriter(WriterProfile profile) {
        this.profile = profile;
        values = new ChunkValues(profile.pageRows());
        numbers = new NumberEncoder(values);
        addresses = new AddressEncoder(values);
        texts = new TextEncoder(values);
    }

    /** Writes a column of the rows {@code from} (inclusive) to {@code to}. */
    void write(
            FlowColumn column,
            PrimitiveType type,
            FlowBatch batch,
            int from,
            int to,
            PageWriter pages)
            throws IOException {
        if (column.isNullable() && !batch.hasValues(column)) {
            writeNulls(type, to - from, pages);
            return;
        }
        values.fill(column, batch, from, to);
        if (values.count() == 0) {
            writeNulls(type, to - from, pages);
            return;
        }
        ChunkEncoder encoder =
                switch (column.type()) {
                    case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> numbers;
                    case ADDRESS -> addresses;
                    case TEXT -> texts;
                };
        encoder.encode(column, profile.isTight(column));
        for (int page = 0; page < values.pages(); page++) {
            writePage(column, type, encoder, page, pages);
        }
        DictionaryPage dictionary = encoder.dictionary();
        if (dictionary != null) {
            pages.writeDictionaryPage(dictionary);
        }
    }

    private void writePage(
            FlowColumn column, PrimitiveType type, ChunkEncoder encoder, int page, PageWriter pages)
            throws IOException {
        int rows = values.pageRows(page);
        int nulls = rows - (values.pageStart(page + 1) - values.pageStart(page));
        Statistics<?> range = Statistics.createStats(type);
        range.incrementNumNulls(nulls);
        if (nulls < rows) {
            encoder.widen(range, page);
        }
        pages.writePageV2(
                rows,
                nulls,
                rows,
                BytesInput.empty(),
                column.isNullable() ? levels(page, nulls) : BytesInput.empty(),
                encoder.encoding(),
                encoder.page(page),
                range);
    }

    private BytesInput levels(int page, int nulls) {
        int rows = values.pageRows(page);
        int first = page * profile.pageRows();
        levels.clear();
        if (nulls == 0) {
            RunLengths.putRun(1, rows, 1, levels);
        } else {
            RunLengths.encode(values.levels(), first, first + rows, 1, levels);
        }
        return BytesInput.from(levels.array(), 0, levels.size());
    }

    /** One page, whatever the number of rows: nobody reads on in it. */
    private void writeNulls(PrimitiveType type, int rows, PageWriter pages) throws IOException {
        Statistics<?> range = Statistics.createStats(type);
        range.incrementNumNulls(rows);
        levels.clear();
        RunLengths.putRun(0, rows, 1, levels);
        pages.writePageV2(
                rows,
                rows,
                rows,
                BytesInput.empty(),
                BytesInput.from(levels.array(), 0, levels.size()),
                Encoding.PLAIN,
                BytesInput.empty(),
                range);
    }
}
