package io.weir.format.parquet;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Writes the rows of one hour as one Parquet file, in their order, column after column, and forces
 * it to disk.
 *
 * <p>One call, one file; nothing is kept between calls. Memory: one column of one row group, and
 * the finished pages of the file.
 */
public final class FlowFileWriter {
    /** Version of the files' layout, in the key-value metadata. */
    public static final String FORMAT = "1";

    private static final Map<String, String> METADATA =
            Map.of("weir.format", FORMAT, "weir.sort", "none", "weir.writer", writerName());

    private final ColumnSource source;
    private final int rows;
    private final Map<String, String> metadata;
    private final WriterProfile profile;
    private final ChunkWriter chunks;

    private FlowFileWriter(
            ColumnSource source, int rows, Map<String, String> metadata, WriterProfile profile) {
        this.source = source;
        this.rows = rows;
        this.metadata = metadata;
        this.profile = profile;
        chunks = new ChunkWriter(profile);
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
        return write(file, hour, column -> rows, Map.of(), WriterProfile.PART);
    }

    /**
     * Writes rows that come a column at a time.
     *
     * @param metadata what goes into the footer besides
     */
    public static WrittenFile write(
            Path file,
            HourPartition hour,
            ColumnSource source,
            Map<String, String> metadata,
            WriterProfile profile)
            throws IOException {
        FlowBatch starts = source.load(FlowColumn.START_TIME);
        int rows = starts.rows();
        if (rows == 0) {
            throw new IllegalArgumentException("expected at least one row for " + file);
        }
        requireHour(hour, starts);
        FlowFileWriter writer = new FlowFileWriter(source, rows, metadata, profile);
        boolean complete = false;
        try (DurableOutputFile output = new DurableOutputFile(file)) {
            ParquetMetadata footer = writer.writeAll(output);
            WrittenFile written =
                    new WrittenFile(
                            Files.size(file),
                            output.crc32c(),
                            rows,
                            FooterIndexer.index(file, footer));
            complete = true;
            return written;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void requireHour(HourPartition hour, FlowBatch rows) {
        for (int row = 0; row < rows.rows(); row++) {
            long start = rows.getLong(FlowColumn.START_TIME, row);
            if (!hour.contains(start)) {
                throw new IllegalArgumentException(
                        "row "
                                + row
                                + ": expected start_time in the hour from "
                                + Instant.ofEpochMilli(hour.startMillis())
                                + ", got "
                                + Instant.ofEpochMilli(start)
                                + "; group rows by HourPartition.of(start_time)");
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
                writeRowGroups(parquet);
                Map<String, String> all = new HashMap<>(METADATA);
                all.putAll(metadata);
                parquet.end(all);
                complete = true;
            } finally {
                if (!complete) {
                    parquet.abort();
                }
            }
            return parquet.getFooter();
        }
    }

    /** The file is by row group, the source by column: all pages wait until the last column. */
    private void writeRowGroups(ParquetFileWriter parquet) throws IOException {
        List<PendingRowGroup> groups = new ArrayList<>();
        try (PageCompressors compressors = new PageCompressors()) {
            for (int from = 0; from < rows; from += profile.rowGroupRows()) {
                int to = Math.min(rows, from + profile.rowGroupRows());
                groups.add(new PendingRowGroup(from, to, newPageStore(compressors)));
            }
            for (FlowColumn column : FlowColumn.stored()) {
                FlowBatch batch = source.load(column);
                for (PendingRowGroup group : groups) {
                    group.add(column, batch, chunks);
                }
            }
            for (PendingRowGroup group : groups) {
                group.writeTo(parquet);
            }
        } finally {
            groups.forEach(PendingRowGroup::close);
        }
    }

    private ColumnChunkPageWriteStore newPageStore(PageCompressors compressors) {
        return ColumnChunkPageWriteStore.builder()
                .withSchema(ParquetProfile.SCHEMA)
                .withAllocator(ParquetProfile.ADAPTIVE.getAllocator())
                .withColumnIndexTruncateLength(ParquetProfile.INDEX_TRUNCATE_BYTES)
                .withPageWriteChecksumEnabled(true)
                .withCompressorProvider(column -> compressorOf(columnOf(column), compressors))
                .build();
    }

    private BytesInputCompressor compressorOf(FlowColumn column, PageCompressors compressors) {
        return compressors.of(column.type(), profile.isTight(column));
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
