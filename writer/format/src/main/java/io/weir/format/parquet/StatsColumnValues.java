package io.weir.format.parquet;

import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsRows;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Hands the values of one column of {@link StatsRows} to parquet-java. */
final class StatsColumnValues {
    private final StatsRows rows;
    private final StatsColumn description;
    private final int column;
    private final int from;
    private final int to;

    StatsColumnValues(StatsRows rows, int column, int from, int to) {
        this.rows = rows;
        this.description = rows.table().columns().get(column);
        this.column = column;
        this.from = from;
        this.to = to;
    }

    /** Whether no row has a value. */
    boolean allNull() {
        for (int row = from; row < to; row++) {
            if (!rows.isNull(row, column)) {
                return false;
            }
        }
        return true;
    }

    /** Writes them all. */
    void writeTo(ColumnWriteStore store, ColumnWriter writer) {
        int level = description.nullable() ? 1 : 0;
        for (int row = from; row < to; row++) {
            if (description.nullable() && rows.isNull(row, column)) {
                writer.writeNull(0, 0);
            } else {
                write(writer, row, level);
            }
            store.endRecord();
        }
    }

    private void write(ColumnWriter writer, int row, int level) {
        switch (description.type()) {
            case TIMESTAMP, BIGINT -> writer.write(rows.getLong(row, column), 0, level);
            case INTEGER, SMALLINT -> writer.write((int) rows.getLong(row, column), 0, level);
            case ADDRESS -> writer.write(address(row), 0, level);
            case TEXT -> writer.write(Binary.fromString(rows.getText(row, column)), 0, level);
        }
    }

    private Binary address(int row) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(rows.getHigh(row, column)).putLong(rows.getLong(row, column));
        return Binary.fromConstantByteArray(bytes.array());
    }
}
