package io.weir.format.parquet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * The finished pages of a row group, which wait until all columns are there.
 *
 * @param from first row of the source
 * @param to the row after the last
 */
record PendingRowGroup(int from, int to, ColumnChunkPageWriteStore pages) implements Closeable {
    /** Takes a column. */
    void add(FlowColumn column, FlowBatch batch, ChunkWriter writer) throws IOException {
        int index = FlowColumn.stored().indexOf(column);
        ColumnDescriptor descriptor = ParquetProfile.SCHEMA.getColumns().get(index);
        writer.write(
                column,
                descriptor.getPrimitiveType(),
                batch,
                from,
                to,
                pages.getPageWriter(descriptor));
    }

    void writeTo(ParquetFileWriter parquet) throws IOException {
        parquet.startBlock(to - from);
        pages.flushToFileWriter(parquet);
        parquet.endBlock();
    }

    @Override
    public void close() {
        pages.close();
    }
}
