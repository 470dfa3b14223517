package io.weir.format.index;

import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import org.jspecify.annotations.Nullable;

/** A row group of a day index. */
record IndexedRowGroup(ColumnSections sections, int number, long rows) implements RowGroup {
    @Override
    public @Nullable ColumnChunk chunk(FlowColumn column) {
        return sections.chunk(column, number);
    }
}
