package io.weir.format.footer;

import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the footer's structs (parquet.thrift of the Apache Parquet format) into records:
 *
 * <pre>
 *   FileMetaData   2 schema 3 rows 4 row groups 5 key-value metadata
 *   SchemaElement  1 type 2 length 3 repetition 4 name 5 children
 *   RowGroup       1 chunks 3 rows
 *   ColumnChunk    3 metadata 4 offset index 5 length 6 column index 7 length
 *   ColumnMetaData 1 type 2 encodings 3 path 4 codec 5 values 6 uncompressed 7 compressed
 *                  9 data page 11 dictionary page 12 statistics 13 encoding statistics
 *                  14 bloom filter 15 length
 *   Statistics     3 NULLs 5 max 6 min 7 max is exact 8 min is exact
 * </pre>
 */
final class FooterDecoder {
    private static final int REPEATED = 2;
    private static final int DICTIONARY_PAGE = 2;
    private static final int MAGIC_BYTES = 4;

    private final long end;

    /**
     * @param end first byte after everything that the footer may speak of
     */
    FooterDecoder(long end) {
        this.end = end;
    }

    ParquetFooter decode(CompactStruct file) throws FooterException {
        List<FooterColumn> columns = columns(file.list(2, "a schema"));
        List<FooterRowGroup> groups = new ArrayList<>();
        long rows = 0;
        for (Object group : file.list(4, "row groups")) {
            FooterRowGroup read = rowGroup(struct(group), columns);
            groups.add(read);
            rows += read.rows();
        }
        long expected = atLeast(file.number(3, "a row count"), 0, "a row count");
        if (rows != expected) {
            throw new FooterException("expected row groups of " + expected + " rows, got " + rows);
        }
        return new ParquetFooter(end, rows, columns, groups, metadata(file));
    }

    private static CompactStruct struct(Object value) throws FooterException {
        return CompactStruct.cast(value, CompactStruct.class, "a struct");
    }

    private static Map<String, String> metadata(CompactStruct file) throws FooterException {
        Map<String, String> metadata = new HashMap<>();
        if (file.has(5)) {
            for (Object entry : file.list(5, "key-value metadata")) {
                CompactStruct pair = struct(entry);
                metadata.put(pair.text(1, "a key"), pair.has(2) ? pair.text(2, "a value") : "");
            }
        }
        return metadata;
    }

    private static List<FooterColumn> columns(List<?> schema) throws FooterException {
        List<FooterColumn> columns = new ArrayList<>();
        for (Object element : schema) {
            CompactStruct read = struct(element);
            if (columns.isEmpty() && read.has(5) && !read.has(1)) {
                continue; // the root
            }
            long repetition = read.number(3, "a repetition");
            if (read.number(5, 0L) != 0 || repetition < 0 || repetition >= REPEATED) {
                throw new FooterException("expected flat columns, got a nested or repeated one");
            }
            columns.add(
                    new FooterColumn(
                            read.text(4, "a column name"),
                            (int) read.number(1, "a column type"),
                            (int) read.number(2, 0L),
                            repetition == 1));
        }
        return columns;
    }

    private FooterRowGroup rowGroup(CompactStruct group, List<FooterColumn> columns)
            throws FooterException {
        long rows = atLeast(group.number(3, "a row count"), 0, "a row count");
        List<?> list = group.list(1, "column chunks");
        if (list.size() != columns.size()) {
            throw new FooterException(
                    "expected " + columns.size() + " column chunks, got " + list.size());
        }
        List<FooterChunk> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            FooterChunk chunk = chunk(struct(list.get(i)), columns.get(i));
            if (chunk.valueCount() != rows) {
                throw new FooterException(
                        "expected a chunk of " + rows + " values, got " + chunk.valueCount());
            }
            chunks.add(chunk);
        }
        return new FooterRowGroup(rows, chunks);
    }

    private FooterChunk chunk(CompactStruct chunk, FooterColumn column) throws FooterException {
        CompactStruct data = chunk.struct(3, "metadata of a chunk");
        requireColumn(data, column);
        CompactStruct statistics =
                data.has(12) ? data.struct(12, "statistics") : new CompactStruct(Map.of());
        boolean exact = statistics.flag(7, true) && statistics.flag(8, true);
        FooterChunk read =
                new FooterChunk(
                        column,
                        codec(data.number(4, "a codec")),
                        encodings(data),
                        data.number(5, "a value count"),
                        statistics.number(3, -1L),
                        atLeast(data.number(6, "a size"), 0, "an uncompressed size"),
                        data.number(7, "a compressed size"),
                        data.number(11, -1L),
                        data.number(9, "a data page"),
                        statistics.binary(6, "a smallest value"),
                        statistics.binary(5, "a largest value"),
                        exact,
                        chunk.number(6, -1L),
                        length(chunk, 7),
                        chunk.number(4, -1L),
                        length(chunk, 5),
                        data.number(14, -1L),
                        length(data, 15));
        requireInside(read);
        return read;
    }

    private static void requireColumn(CompactStruct data, FooterColumn column)
            throws FooterException {
        List<?> path = data.list(3, "a path");
        Object name = path.isEmpty() ? null : path.get(path.size() - 1);
        byte[] bytes = CompactStruct.cast(name, byte[].class, "a column name");
        String text = new String(bytes, StandardCharsets.UTF_8);
        long type = data.number(1, "a column type");
        if (path.size() != 1 || !text.equals(column.name()) || type != column.type()) {
            throw new FooterException(
                    "expected the chunk of "
                            + column.name()
                            + " (type "
                            + column.type()
                            + "), got "
                            + text
                            + " (type "
                            + type
                            + ")");
        }
    }

    private void requireInside(FooterChunk chunk) throws FooterException {
        boolean dictionaryFirst =
                chunk.dictionaryOffset() < 0 || chunk.dictionaryOffset() < chunk.dataOffset();
        requireInside("column chunk", chunk.offset(), chunk.compressedBytes());
        if (!dictionaryFirst || chunk.dataOffset() - chunk.offset() > chunk.compressedBytes()) {
            throw new FooterException("expected a dictionary page before the data pages");
        }
        requirePart("column index", chunk.columnIndexOffset(), chunk.columnIndexLength());
        requirePart("offset index", chunk.offsetIndexOffset(), chunk.offsetIndexLength());
        requirePart("bloom filter", chunk.bloomOffset(), chunk.bloomLength());
    }

    private void requirePart(String what, long offset, long length) throws FooterException {
        if (offset != -1) {
            requireInside(what, offset, length);
        }
    }

    private void requireInside(String what, long offset, long length) throws FooterException {
        if (offset < MAGIC_BYTES || length < 0 || offset > end || length > end - offset) {
            throw new FooterException(
                    "expected a "
                            + what
                            + " from byte "
                            + MAGIC_BYTES
                            + " to "
                            + end
                            + ", got "
                            + length
                            + " bytes at "
                            + offset);
        }
    }

    private static int length(CompactStruct struct, int id) throws FooterException {
        long length = struct.number(id, 0L);
        return (int) atLeast(Math.min(length, Integer.MAX_VALUE), 0, "a length");
    }

    private static long atLeast(long value, long least, String name) throws FooterException {
        if (value < least) {
            throw new FooterException("expected " + name + " from " + least + " on, got " + value);
        }
        return value;
    }

    private static PageCodec codec(long id) throws FooterException {
        if (id == 0) {
            return PageCodec.UNCOMPRESSED;
        }
        if (id == 2) {
            return PageCodec.GZIP;
        }
        if (id == 7) {
            return PageCodec.LZ4_RAW;
        }
        throw new FooterException("expected codec 0, 2 or 7 (none, GZIP, LZ4_RAW), got " + id);
    }

    /**
     * From the encoding statistics where there are some: the plain list has level encodings too.
     */
    private static Set<PageEncoding> encodings(CompactStruct data) throws FooterException {
        EnumSet<PageEncoding> encodings = EnumSet.noneOf(PageEncoding.class);
        if (data.has(13)) {
            for (Object each : data.list(13, "encoding statistics")) {
                CompactStruct stats = struct(each);
                if (stats.number(1, "a page type") != DICTIONARY_PAGE) {
                    encodings.add(encoding(stats.number(2, "an encoding")));
                }
            }
            return encodings;
        }
        for (Object each : data.list(2, "encodings")) {
            encodings.add(encoding(CompactStruct.cast(each, Long.class, "an encoding")));
        }
        return encodings;
    }

    private static PageEncoding encoding(long id) throws FooterException {
        return switch ((int) id) {
            case 0 -> PageEncoding.PLAIN;
            case 2, 8 -> PageEncoding.RLE_DICTIONARY;
            case 3 -> PageEncoding.RLE;
            case 5 -> PageEncoding.DELTA_BINARY_PACKED;
            case 6 -> PageEncoding.DELTA_LENGTH_BYTE_ARRAY;
            case 7 -> PageEncoding.DELTA_BYTE_ARRAY;
            default ->
                    throw new FooterException("expected encoding 0, 2, 3, 5, 6, 7 or 8, got " + id);
        };
    }
}
