package io.weir.format.parquet;

import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row group whose chunks are all at hand. */
record ChunkList(long rows, Map<FlowColumn, ColumnChunk> chunks) implements RowGroup {
    ChunkList {
        chunks = Map.copyOf(chunks);
    }

    @Override
    public @Nullable ColumnChunk chunk(FlowColumn column) {
        if (!column.isStored()) {
            throw new IllegalArgumentException(column.sqlName() + " is derived, never stored");
        }
        return chunks.get(column);
    }
}
