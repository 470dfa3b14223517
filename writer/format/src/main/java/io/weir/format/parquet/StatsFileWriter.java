package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.stats.StatsColumn;
import io.weir.format.stats.StatsFileReader;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
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
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Writes rows of a {@link StatsTable} as one Parquet file in the profile of the flows, and forces
 * it to disk. The key-value metadata have the CRC32C of every byte in front of the page indexes, as
 * {@value StatsFileReader#CRC}, because no index beside the file has it.
 */
public final class StatsFileWriter {
    private final StatsRows rows;
    private final List<StatsColumn> columns;
    private final List<Type> fields;
    private final MessageType schema;
    private final ParquetProperties adaptive;
    private final ParquetProperties alwaysDictionary;

    private StatsFileWriter(StatsRows rows) {
        this.rows = rows;
        columns = rows.table().columns();
        fields =
                columns.stream()
                        .map(
                                each ->
                                        ParquetProfile.field(
                                                each.name(), each.type(), each.nullable()))
                        .toList();
        schema = new MessageType(rows.table().sqlName(), fields);
        List<String> times =
                columns.stream()
                        .filter(each -> each.type() == ColumnType.TIMESTAMP)
                        .map(StatsColumn::name)
                        .toList();
        adaptive = ParquetProfile.properties(times).build();
        alwaysDictionary =
                ParquetProfile.properties(times)
                        .withValuesWriterFactory(new AddressDictionaries())
                        .build();
    }

    /**
     * Writes a new file.
     *
     * @param file a name that does not exist yet; removed again if this fails
     * @param rows at least one row
     */
    public static void write(Path file, StatsRows rows) throws IOException {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("expected at least one row for " + file);
        }
        boolean complete = false;
        try (DurableOutputFile output = new DurableOutputFile(file)) {
            new StatsFileWriter(rows).writeAll(output);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void writeAll(DurableOutputFile output) throws IOException {
        try (ParquetFileWriter parquet =
                new ParquetFileWriter(
                        output,
                        schema,
                        ParquetFileWriter.Mode.CREATE,
                        Long.MAX_VALUE,
                        0,
                        null,
                        adaptive)) {
            boolean complete = false;
            try {
                parquet.start();
                for (int from = 0; from < rows.size(); from += WriterProfile.ROW_GROUP_ROWS) {
                    int to = Math.min(rows.size(), from + WriterProfile.ROW_GROUP_ROWS);
                    writeRowGroup(parquet, from, to);
                }
                String crc = String.format("%d %08x", output.position(), output.crc32cSoFar());
                parquet.end(Map.of("weir.format", FlowFileWriter.FORMAT, StatsFileReader.CRC, crc));
                complete = true;
            } finally {
                if (!complete) {
                    parquet.abort();
                }
            }
        }
    }

    private void writeRowGroup(ParquetFileWriter parquet, int from, int to) throws IOException {
        try (PageCompressors compressors = new PageCompressors();
                ColumnChunkPageWriteStore pages =
                        ColumnChunkPageWriteStore.builder()
                                .withSchema(schema)
                                .withAllocator(adaptive.getAllocator())
                                .withColumnIndexTruncateLength(ParquetProfile.INDEX_TRUNCATE_BYTES)
                                .withPageWriteChecksumEnabled(true)
                                .withCompressorProvider(
                                        column -> compressors.of(typeOf(column), false))
                                .build()) {
            for (int i = 0; i < columns.size(); i++) {
                writeColumn(pages, i, from, to);
            }
            parquet.startBlock(to - from);
            pages.flushToFileWriter(parquet);
            parquet.endBlock();
        }
    }

    private ColumnType typeOf(ColumnDescriptor descriptor) {
        return columns.get(schema.getFieldIndex(descriptor.getPath()[0])).type();
    }

    private void writeColumn(ColumnChunkPageWriteStore pages, int column, int from, int to) {
        StatsColumnValues values = new StatsColumnValues(rows, column, from, to);
        boolean dictionary = columns.get(column).type() == ColumnType.ADDRESS && !values.allNull();
        MessageType one = new MessageType(schema.getName(), fields.get(column));
        ParquetProperties profile = dictionary ? alwaysDictionary : adaptive;
        try (ColumnWriteStore store = profile.newColumnWriteStore(one, pages, pages)) {
            values.writeTo(store, store.getColumnWriter(one.getColumns().get(0)));
            store.flush();
        }
    }
}
