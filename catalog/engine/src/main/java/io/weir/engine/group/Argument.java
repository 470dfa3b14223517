package io.weir.engine.group;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.format.FlowColumn;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** The column that a measure is of, in one row group after the other. One owner. */
final class Argument {
    private final FlowColumn column;
    private final ValueBuffer values;
    private RowColumn source;

    @SuppressWarnings("NullAway.Init") // open comes first
    Argument(FlowColumn column) {
        this.column = column;
        values = new ValueBuffer(column.type());
    }

    /** The following batches are of this row group. */
    void open(RowGroupColumns columns) {
        source = columns.column(column);
    }

    /** The column in the row group. */
    RowColumn source() {
        return source;
    }

    /** The values of chosen rows of a batch, from index 0; overwritten by the next. */
    ValueBuffer read(int row, int[] rows, int count) throws IOException {
        source.gather(row, rows, count, values);
        return values;
    }
}
