package io.weir.format.index;

import io.weir.format.ColumnChunk;
import io.weir.format.ColumnType;
import io.weir.format.CorruptFileException;
import io.weir.format.FlowColumn;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.ValueRange;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column chunk as bytes: flags, then what the flags announce.
 *
 * <pre>
 * flags       byte    1 stored, 2 has values, 4 range, 8 dictionary, 16 column index,
 *                     32 offset index, 64 bloom filter
 * without the flag "has values" nothing follows
 * codec       byte    {@link PageCodec}
 * encodings   byte    one bit for each {@link PageEncoding}
 * offset      varint  first page
 * data        varint  first data page, minus offset       (dictionary)
 * compressed  varint
 * plain       varint  uncompressed
 * nulls       varint
 * header CRC  4 bytes
 * range       numbers: zigzag min, varint max - min; addresses: 32 bytes; texts: two texts
 * the three places, each: varint offset, varint length
 * </pre>
 */
final class ChunkCodec {
    private static final int STORED = 1;
    private static final int VALUES = 2;
    private static final int RANGE = 4;
    private static final int DICTIONARY = 8;
    private static final int COLUMN_INDEX = 16;
    private static final int OFFSET_INDEX = 32;
    private static final int BLOOM = 64;
    private static final int LONGEST_TEXT_BYTES = 64;

    private static final PageCodec[] CODECS = PageCodec.values();
    private static final PageEncoding[] ENCODINGS = PageEncoding.values();

    private ChunkCodec() {}

    static void write(ByteWriter out, @Nullable ColumnChunk chunk) {
        int flags = flags(chunk);
        out.writeByte(flags);
        if (chunk == null || (flags & VALUES) == 0) {
            return;
        }
        out.writeByte(chunk.codec().ordinal());
        out.writeByte(mask(chunk.encodings()));
        out.writeVarint(chunk.offset());
        if ((flags & DICTIONARY) != 0) {
            out.writeVarint(chunk.dataOffset() - chunk.offset());
        }
        out.writeVarint(chunk.compressedBytes());
        out.writeVarint(chunk.uncompressedBytes());
        out.writeVarint(chunk.nullCount());
        out.writeInt(chunk.headerCrc32c());
        if (chunk.range() != null) {
            writeRange(out, chunk.range());
        }
        writePlace(out, flags & COLUMN_INDEX, chunk.columnIndexOffset(), chunk.columnIndexLength());
        writePlace(out, flags & OFFSET_INDEX, chunk.offsetIndexOffset(), chunk.offsetIndexLength());
        writePlace(out, flags & BLOOM, chunk.bloomOffset(), chunk.bloomLength());
    }

    /**
     * Reads the next chunk.
     *
     * @param rows rows of the row group
     * @param fileSize length of the Parquet file, which bounds every place in it
     * @return null where the file does not have the column
     */
    static @Nullable ColumnChunk read(ByteReader in, FlowColumn column, long rows, long fileSize)
            throws CorruptFileException {
        int flags = in.unsignedByte("chunk flags");
        if (flags == 0) {
            return null;
        }
        if (flags == STORED) {
            return withoutValues(column, rows);
        }
        if ((flags & (STORED | VALUES)) != (STORED | VALUES) || flags > 127) {
            throw in.corrupt("chunk flags 0, 1 or 3 and more", Integer.toString(flags));
        }
        PageCodec codec = CODECS[(int) bounded(in, in.unsignedByte("codec"), CODECS.length - 1)];
        Set<PageEncoding> encodings = encodings(in);
        long offset = in.varint("chunk offset", fileSize);
        boolean dictionary = (flags & DICTIONARY) != 0;
        long data = offset + (dictionary ? in.varint("dictionary length", fileSize - offset) : 0);
        long compressed = in.varint("chunk length", fileSize - offset);
        long plain = in.varint("uncompressed length", Long.MAX_VALUE);
        long nulls = in.varint("NULLs", rows);
        int headerCrc = in.fixedInt("header CRC");
        ValueRange range = (flags & RANGE) == 0 ? null : readRange(in, column.type());
        long[] ranges = readPlace(in, flags & COLUMN_INDEX, fileSize);
        long[] places = readPlace(in, flags & OFFSET_INDEX, fileSize);
        long[] bloom = readPlace(in, flags & BLOOM, fileSize);
        return new ColumnChunk(
                column,
                codec,
                dictionary ? offset : -1,
                data,
                compressed,
                plain,
                rows,
                nulls,
                encodings,
                range,
                ranges[0],
                (int) ranges[1],
                places[0],
                (int) places[1],
                bloom[0],
                (int) bloom[1],
                headerCrc);
    }

    private static ColumnChunk withoutValues(FlowColumn column, long rows) {
        return new ColumnChunk(
                column,
                PageCodec.UNCOMPRESSED,
                -1,
                -1,
                0,
                0,
                rows,
                rows,
                Set.of(),
                null,
                -1,
                0,
                -1,
                0,
                -1,
                0,
                0);
    }

    private static int flags(@Nullable ColumnChunk chunk) {
        if (chunk == null) {
            return 0;
        }
        if (chunk.isAllNull()) {
            return STORED;
        }
        return STORED
                | VALUES
                | (chunk.range() == null ? 0 : RANGE)
                | (chunk.dictionaryOffset() < 0 ? 0 : DICTIONARY)
                | (chunk.columnIndexOffset() < 0 ? 0 : COLUMN_INDEX)
                | (chunk.offsetIndexOffset() < 0 ? 0 : OFFSET_INDEX)
                | (chunk.bloomOffset() < 0 ? 0 : BLOOM);
    }

    private static int mask(Set<PageEncoding> encodings) {
        int mask = 0;
        for (PageEncoding encoding : encodings) {
            mask |= 1 << encoding.ordinal();
        }
        return mask;
    }

    private static Set<PageEncoding> encodings(ByteReader in) throws CorruptFileException {
        long mask = bounded(in, in.unsignedByte("encodings"), (1 << ENCODINGS.length) - 1);
        EnumSet<PageEncoding> encodings = EnumSet.noneOf(PageEncoding.class);
        for (PageEncoding encoding : ENCODINGS) {
            if (((mask >>> encoding.ordinal()) & 1) != 0) {
                encodings.add(encoding);
            }
        }
        return encodings;
    }

    private static long bounded(ByteReader in, long value, long max) throws CorruptFileException {
        if (value > max) {
            throw in.corrupt("a number up to " + max, Long.toString(value));
        }
        return value;
    }

    private static void writePlace(ByteWriter out, int flag, long offset, int length) {
        if (flag != 0) {
            out.writeVarint(offset);
            out.writeVarint(length);
        }
    }

    private static long[] readPlace(ByteReader in, int flag, long fileSize)
            throws CorruptFileException {
        if (flag == 0) {
            return new long[] {-1, 0};
        }
        long offset = in.varint("offset", fileSize);
        long length = in.varint("length", Math.min(Integer.MAX_VALUE, fileSize - offset));
        return new long[] {offset, length};
    }

    private static void writeRange(ByteWriter out, ValueRange range) {
        if (range instanceof ValueRange.Numbers numbers) {
            out.writeZigzag(numbers.min());
            out.writeVarint(numbers.max() - numbers.min());
        } else if (range instanceof ValueRange.Addresses addresses) {
            out.writeLong(addresses.minHigh());
            out.writeLong(addresses.minLow());
            out.writeLong(addresses.maxHigh());
            out.writeLong(addresses.maxLow());
        } else if (range instanceof ValueRange.Texts texts) {
            out.writeText(texts.min());
            out.writeText(texts.max());
        }
    }

    private static ValueRange readRange(ByteReader in, ColumnType type)
            throws CorruptFileException {
        return switch (type) {
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> {
                long min = in.zigzag("smallest");
                yield new ValueRange.Numbers(min, min + in.varint("largest"));
            }
            case ADDRESS ->
                    new ValueRange.Addresses(
                            in.fixedLong("smallest"),
                            in.fixedLong("smallest"),
                            in.fixedLong("largest"),
                            in.fixedLong("largest"));
            case TEXT -> new ValueRange.Texts(rangeText(in), rangeText(in));
        };
    }

    private static String rangeText(ByteReader in) throws CorruptFileException {
        String text = in.text("range");
        if (text.length() > LONGEST_TEXT_BYTES) {
            throw in.corrupt("a text of at most 64 bytes", text.length() + " characters");
        }
        return text;
    }
}
