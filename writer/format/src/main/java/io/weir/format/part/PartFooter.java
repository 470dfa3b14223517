package io.weir.format.part;

import io.weir.format.ColumnChunk;
import io.weir.format.ColumnType;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import io.weir.format.codec.Decompressor;
import io.weir.format.footer.FooterChunk;
import io.weir.format.footer.FooterRowGroup;
import io.weir.format.footer.ParquetFooter;
import io.weir.format.merge.MergedParts;
import io.weir.format.page.ChunkLayout;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.FlowFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an index would say of a part, taken from the part itself. */
public final class PartFooter {
    private PartFooter() {}

    /**
     * Reads a part's footer, its page headers, and the whole file for its checksum.
     *
     * @param hour the hour of its folder
     * @param generation by its name
     * @param number by its name
     * @throws CorruptFileException if the footer or a page header is damaged
     */
    public static DataFile read(Path path, HourPartition hour, long generation, int number)
            throws IOException {
        try (FlowFile file = FlowFile.open(path)) {
            return read(file, hour, generation, number);
        }
    }

    /** Names of the parts of its hour whose rows it has, because they were merged into it. */
    public static List<String> replaces(Path path) throws IOException {
        try (FlowFile file = FlowFile.open(path)) {
            String names = file.footer().metadata(MergedParts.REPLACES);
            return names == null ? List.of() : List.of(names.split(" ", -1));
        }
    }

    static DataFile read(FlowFile file, HourPartition hour, long generation, int number)
            throws IOException {
        ParquetFooter footer = file.footer();
        List<RowGroup> groups = new ArrayList<>();
        for (FooterRowGroup group : footer.rowGroups()) {
            groups.add(rowGroup(file, footer, group, groups.size()));
        }
        long size = file.sizeBytes();
        return new DataFile(
                hour, generation, number, size, file.crc32c(size), footer.rows(), groups);
    }

    /** A row group as a footer describes it. */
    private record FooterGroup(long rows, Map<FlowColumn, ColumnChunk> chunks) implements RowGroup {
        @Override
        public @Nullable ColumnChunk chunk(FlowColumn column) {
            return chunks.get(column);
        }
    }

    private static RowGroup rowGroup(
            FlowFile file, ParquetFooter footer, FooterRowGroup group, int number)
            throws IOException {
        Map<FlowColumn, ColumnChunk> chunks = new EnumMap<>(FlowColumn.class);
        for (FlowColumn column : FlowColumn.stored()) {
            int index = footer.indexOf(column.sqlName());
            if (index < 0) {
                continue; // written before there was such a column
            }
            FooterChunk chunk = group.chunks().get(index);
            if (!chunk.column().holds(column.type())
                    || chunk.column().nullable() != column.isNullable()) {
                String why = "expected a column of " + column.type() + ", got another type";
                throw new CorruptFileException(
                        file.path(), "footer, column " + column.sqlName(), why);
            }
            chunks.put(column, chunk(file, column, chunk, number));
        }
        return new FooterGroup(group.rows(), chunks);
    }

    private static ColumnChunk chunk(FlowFile file, FlowColumn column, FooterChunk chunk, int group)
            throws IOException {
        ChunkLayout layout =
                new ChunkLayout(
                        column.sqlName(),
                        column.type(),
                        column.isNullable(),
                        chunk.codec(),
                        chunk.dictionaryOffset() >= 0,
                        chunk.offset(),
                        chunk.compressedBytes(),
                        chunk.valueCount(),
                        null);
        int headers = ColumnReader.open(file, group, layout, new Decompressor()).headerCrc32c();
        return new ColumnChunk(
                column,
                chunk.codec(),
                chunk.dictionaryOffset(),
                chunk.dataOffset(),
                chunk.compressedBytes(),
                chunk.uncompressedBytes(),
                chunk.valueCount(),
                chunk.nullCount(),
                chunk.encodings(),
                range(column.type(), chunk),
                chunk.columnIndexOffset(),
                chunk.columnIndexLength(),
                chunk.offsetIndexOffset(),
                chunk.offsetIndexLength(),
                chunk.bloomOffset(),
                chunk.bloomLength(),
                headers);
    }

    private static @Nullable ValueRange range(ColumnType type, FooterChunk chunk) {
        byte[] min = chunk.min();
        byte[] max = chunk.max();
        if (min == null || max == null || !chunk.isRangeExact()) {
            return null;
        }
        return switch (type) {
            case TIMESTAMP, BIGINT -> new ValueRange.Numbers(longOf(min), longOf(max));
            case INTEGER, SMALLINT -> new ValueRange.Numbers(intOf(min), intOf(max));
            case ADDRESS -> addresses(ByteBuffer.wrap(min), ByteBuffer.wrap(max));
            case TEXT ->
                    Math.max(min.length, max.length) > ColumnSummary.LONGEST_TEXT_BYTES
                            ? null
                            : new ValueRange.Texts(
                                    new String(min, StandardCharsets.UTF_8),
                                    new String(max, StandardCharsets.UTF_8));
        };
    }

    private static long longOf(byte[] plain) {
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static int intOf(byte[] plain) {
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static ValueRange addresses(ByteBuffer min, ByteBuffer max) {
        return new ValueRange.Addresses(
                min.getLong(0), min.getLong(8), max.getLong(0), max.getLong(8));
    }
}
