package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the rows of one hour as one Parquet file, column after column, and forces it to disk.
 *
 * <p>One call, one file; nothing is kept between calls. Memory: one column of one row group, and
 * the finished pages of that row group.
 */
public final class FlowFileWriter {
    /** Version of the files' layout, in the key-value metadata. */
    public static final String FORMAT = "1";

    private static final Map<String, String> METADATA =
            Map.of("weir.format", FORMAT, "weir.sort", "start_time", "weir.writer", writerName());

    private final FlowBatch rows;
    private final int[] order;

    private FlowFileWriter(FlowBatch rows, int[] order) {
        this.rows = rows;
        this.order = order;
    }

    /**
     * Writes a new file.
     *
     * @param file a name that does not exist yet; removed again if this fails
     * @param hour the hour that holds every row's start_time
     * @param rows at least one row
     * @throws IllegalArgumentException if there is no row, a row is outside the hour, or a value
     *     does not fit its column
     */
    public static WrittenFile write(Path file, HourPartition hour, FlowBatch rows)
            throws IOException {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("expected at least one row for " + file);
        }
        FlowFileWriter writer = new FlowFileWriter(rows, RowOrder.of(hour, rows));
        boolean complete = false;
        try (DurableOutputFile output = new DurableOutputFile(file)) {
            ParquetMetadata footer = writer.writeAll(output);
            WrittenFile written =
                    new WrittenFile(
                            Files.size(file),
                            output.crc32c(),
                            rows.rows(),
                            FooterIndexer.index(file, footer));
            complete = true;
            return written;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private ParquetMetadata writeAll(DurableOutputFile output) throws IOException {
        try (ParquetFileWriter parquet =
                new ParquetFileWriter(
                        output,
                        ParquetProfile.SCHEMA,
                        ParquetFileWriter.Mode.CREATE,
                        Long.MAX_VALUE,
                        0,
                        null,
                        ParquetProfile.ADAPTIVE)) {
            boolean complete = false;
            try {
                parquet.start();
                for (int from = 0; from < order.length; from += ParquetProfile.ROW_GROUP_ROWS) {
                    int to = Math.min(order.length, from + ParquetProfile.ROW_GROUP_ROWS);
                    writeRowGroup(parquet, from, to);
                }
                parquet.end(METADATA);
                complete = true;
            } finally {
                if (!complete) {
                    parquet.abort();
                }
            }
            return parquet.getFooter();
        }
    }

    private void writeRowGroup(ParquetFileWriter parquet, int from, int to) throws IOException {
        try (ColumnChunkPageWriteStore pages =
                ColumnChunkPageWriteStore.builder()
                        .withSchema(ParquetProfile.SCHEMA)
                        .withAllocator(ParquetProfile.ADAPTIVE.getAllocator())
                        .withColumnIndexTruncateLength(ParquetProfile.INDEX_TRUNCATE_BYTES)
                        .withPageWriteChecksumEnabled(true)
                        .withCompressorProvider(
                                column ->
                                        PageCompressors.of(
                                                ParquetProfile.codec(columnOf(column).type())))
                        .build()) {
            List<FlowColumn> columns = FlowColumn.stored();
            for (int i = 0; i < columns.size(); i++) {
                ColumnValues values = new ColumnValues(columns.get(i), rows, order, from, to);
                writeColumn(pages, columns.get(i), ParquetProfile.schemaOf(i), values);
            }
            parquet.startBlock(to - from);
            pages.flushToFileWriter(parquet);
            parquet.endBlock();
        }
    }

    private static void writeColumn(
            ColumnChunkPageWriteStore pages,
            FlowColumn column,
            MessageType schema,
            ColumnValues values) {
        // A dictionary that was never filled is not written, and ids without one puzzle readers.
        boolean dictionary = column.type() == ColumnType.ADDRESS && !values.allNull();
        ParquetProperties profile =
                dictionary ? ParquetProfile.ALWAYS_DICTIONARY : ParquetProfile.ADAPTIVE;
        try (ColumnWriteStore store = profile.newColumnWriteStore(schema, pages, pages)) {
            values.writeTo(store, store.getColumnWriter(schema.getColumns().get(0)));
            store.flush();
        }
    }

    private static FlowColumn columnOf(ColumnDescriptor descriptor) {
        int index = ParquetProfile.SCHEMA.getFieldIndex(descriptor.getPath()[0]);
        return FlowColumn.stored().get(index);
    }

    private static String writerName() {
        String version = FlowFileWriter.class.getPackage().getImplementationVersion();
        return version == null ? "weir" : "weir " + version;
    }
}
