package io.weir.engine.column;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.FlowFile;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column that the file holds. Its bytes are read when a row is first asked for; where the index
 * says that every row is NULL they are never read.
 */
public final class StoredColumn implements RowColumn {
    private final RowGroupColumns group;
    private final @Nullable ColumnChunk chunk;
    private @Nullable ColumnReader reader;

    /**
     * @param chunk null where the file is older than the column
     */
    StoredColumn(RowGroupColumns group, @Nullable ColumnChunk chunk) {
        this.group = group;
        this.chunk = chunk == null || chunk.isAllNull() ? null : chunk;
    }

    /**
     * The pages.
     *
     * @return null if every row is NULL
     * @throws CorruptFileException if the chunk is damaged
     */
    public @Nullable ColumnReader reader() throws IOException {
        if (reader == null && chunk != null) {
            FlowFile file = group.file();
            if (chunk.valueCount() != group.rows()) {
                throw new CorruptFileException(
                        file.path(),
                        "row group " + group.number() + ", column " + chunk.column().sqlName(),
                        "expected " + group.rows() + " rows, got " + chunk.valueCount());
            }
            reader =
                    ColumnReader.open(
                            file,
                            group.number(),
                            chunk,
                            group.decompressor(),
                            group.buffers(chunk.column()));
        }
        return reader;
    }

    @Override
    public int rowsToPageEnd(int row) throws IOException {
        ColumnReader pages = reader();
        return pages == null ? Integer.MAX_VALUE : pages.rowsToPageEnd(row);
    }

    @Override
    public void gather(int row, int[] rows, int count, ValueBuffer out) throws IOException {
        ColumnReader pages = reader();
        if (pages != null) {
            pages.gather(row, rows, count, out);
            return;
        }
        Arrays.fill(out.nulls(), 0, count, true);
        if (out.texts().length > 0) {
            Arrays.fill(out.texts(), 0, count, "");
        }
    }
}
