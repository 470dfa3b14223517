package io.weir.format.parquet;

import io.weir.format.ColumnChunk;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.jspecify.annotations.Nullable;

/** Takes what the index keeps from the footer that was just written. */
final class FooterIndexer {
    /** Longer texts would swell the index; their chunks have no range. */
    private static final int LONGEST_TEXT_BYTES = 64;

    private FooterIndexer() {}

    static List<RowGroup> index(Path file, ParquetMetadata footer) throws IOException {
        List<RowGroup> groups = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (BlockMetaData block : footer.getBlocks()) {
                groups.add(rowGroup(channel, block));
            }
        }
        return groups;
    }

    private static RowGroup rowGroup(FileChannel channel, BlockMetaData block) throws IOException {
        Map<FlowColumn, ColumnChunk> chunks = new EnumMap<>(FlowColumn.class);
        List<FlowColumn> columns = FlowColumn.stored();
        for (int i = 0; i < columns.size(); i++) {
            ColumnChunkMetaData data = block.getColumns().get(i);
            chunks.put(columns.get(i), chunk(channel, columns.get(i), data));
        }
        return new ChunkList(block.getRowCount(), chunks);
    }

    private static ColumnChunk chunk(
            FileChannel channel, FlowColumn column, ColumnChunkMetaData data) throws IOException {
        IndexReference ranges = data.getColumnIndexReference();
        IndexReference places = data.getOffsetIndexReference();
        return new ColumnChunk(
                column,
                codec(data.getCodec()),
                data.hasDictionaryPage() ? data.getDictionaryPageOffset() : -1,
                data.getFirstDataPageOffset(),
                data.getTotalSize(),
                data.getTotalUncompressedSize(),
                data.getValueCount(),
                data.getStatistics().getNumNulls(),
                encodings(data.getEncodingStats()),
                range(column.type(), data.getStatistics()),
                ranges == null ? -1 : ranges.getOffset(),
                ranges == null ? 0 : ranges.getLength(),
                places == null ? -1 : places.getOffset(),
                places == null ? 0 : places.getLength(),
                data.getBloomFilterOffset(),
                Math.max(0, data.getBloomFilterLength()),
                PageHeaders.crc32c(channel, data.getStartingPos(), data.getTotalSize()));
    }

    private static PageCodec codec(CompressionCodecName codec) {
        return PageCodec.valueOf(codec.name());
    }

    private static Set<PageEncoding> encodings(EncodingStats stats) {
        EnumSet<PageEncoding> encodings = EnumSet.noneOf(PageEncoding.class);
        for (Encoding encoding : stats.getDataEncodings()) {
            encodings.add(PageEncoding.valueOf(encoding.name()));
        }
        return encodings;
    }

    private static @Nullable ValueRange range(ColumnType type, Statistics<?> statistics) {
        if (!statistics.hasNonNullValue()) {
            return null;
        }
        byte[] min = statistics.getMinBytes();
        byte[] max = statistics.getMaxBytes();
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> numbers(statistics);
            case ADDRESS -> addresses(ByteBuffer.wrap(min), ByteBuffer.wrap(max));
            case TEXT ->
                    min.length > LONGEST_TEXT_BYTES || max.length > LONGEST_TEXT_BYTES
                            ? null
                            : new ValueRange.Texts(
                                    statistics.minAsString(), statistics.maxAsString());
        };
    }

    private static ValueRange numbers(Statistics<?> statistics) {
        Number min = (Number) statistics.genericGetMin();
        Number max = (Number) statistics.genericGetMax();
        return new ValueRange.Numbers(min.longValue(), max.longValue());
    }

    private static ValueRange addresses(ByteBuffer min, ByteBuffer max) {
        return new ValueRange.Addresses(
                min.getLong(0), min.getLong(8), max.getLong(0), max.getLong(8));
    }
}
