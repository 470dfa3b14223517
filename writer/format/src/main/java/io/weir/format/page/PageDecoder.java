package io.weir.format.page;

import io.weir.format.ColumnType;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;
import io.weir.format.codec.Decompressor;
import io.weir.format.codec.DeltaDecoder;
import io.weir.format.codec.PlainDecoder;
import io.weir.format.codec.RleDecoder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a page into values: CRC, decompression, levels, encoding. One for each column
 * that is read; not thread-safe.
 *
 * <pre>
 *   dictionary  compressed(entries)
 *   version 1   compressed([length(4) levels] values)
 *   version 2   [levels] compressed(values)        levels are there in optional columns only
 * </pre>
 */
final class PageDecoder {
    private final ColumnType type;
    private final boolean nullable;
    private final PageCodec codec;
    private final Decompressor decompressor;
    private final CRC32 crc = new CRC32();
    private byte[] buffer = new byte[0];
    private int[] levels = new int[0];

    PageDecoder(ChunkLayout chunk, Decompressor decompressor) {
        this.type = chunk.type();
        this.nullable = chunk.nullable();
        this.codec = chunk.codec();
        this.decompressor = decompressor;
    }

    /** Decodes the dictionary page; one of texts keeps its own bytes. */
    Dictionary dictionary(byte[] chunk, PageHeader header, ColumnBuffers buffers)
            throws DamagedDataException {
        verifyCrc(chunk, header);
        int size = header.uncompressedBytes();
        byte[] entries = type == ColumnType.TEXT ? new byte[size] : room(size);
        decompressor.decompress(
                codec, chunk, header.bodyStart(), header.compressedBytes(), entries, size);
        ByteInput in = new ByteInput(entries, 0, size);
        return Dictionary.read(in, type, header.values(), buffers);
    }

    private byte[] room(int size) {
        if (buffer.length < size) {
            buffer = new byte[size];
        }
        return buffer;
    }

    /**
     * Decodes a data page.
     *
     * @param dictionary of the chunk; null where it has none
     * @param page receives the values
     */
    void data(byte[] chunk, PageHeader header, @Nullable Dictionary dictionary, DecodedPage page)
            throws DamagedDataException {
        verifyCrc(chunk, header);
        boolean hasIds = header.encoding() == PageEncoding.RLE_DICTIONARY;
        if (hasIds && dictionary == null) {
            throw new DamagedDataException("expected a dictionary before its ids, got none");
        }
        int rows = header.values();
        page.begin(rows, hasIds ? dictionary : null);
        ByteInput body = body(chunk, header);
        int values = rows;
        if (nullable) {
            values = readLevels(levels(chunk, header, body), rows, page);
        }
        if (header.nulls() >= 0 && header.nulls() != rows - values) {
            throw new DamagedDataException(
                    "expected " + header.nulls() + " NULLs, got " + (rows - values));
        }
        if (values > 0) {
            readValues(body, header.encoding(), values, page);
        }
        page.spread(rows, values);
    }

    private void verifyCrc(byte[] chunk, PageHeader header) throws DamagedDataException {
        crc.reset();
        crc.update(chunk, header.bodyStart(), header.compressedBytes());
        if ((int) crc.getValue() != header.crc()) {
            throw new DamagedDataException(
                    String.format(
                            "page CRC: expected %08x, got %08x",
                            header.crc(), (int) crc.getValue()));
        }
    }

    /** The decompressed part of the body: without the levels in version 2. */
    private ByteInput body(byte[] chunk, PageHeader header) throws DamagedDataException {
        int start = header.bodyStart() + header.levelBytes();
        int length = header.compressedBytes() - header.levelBytes();
        int size = header.uncompressedBytes() - header.levelBytes();
        if (!header.compressed() || codec == PageCodec.UNCOMPRESSED || length == 0) {
            if (length != size) {
                throw new DamagedDataException(
                        "expected " + size + " bytes without compression, got " + length);
            }
            return new ByteInput(chunk, start, start + length);
        }
        byte[] values = room(size);
        decompressor.decompress(codec, chunk, start, length, values, size);
        return new ByteInput(values, 0, size);
    }

    private static ByteInput levels(byte[] chunk, PageHeader header, ByteInput body)
            throws DamagedDataException {
        if (header.kind() == PageHeader.Kind.DATA_V2) {
            int start = header.bodyStart();
            return new ByteInput(chunk, start, start + header.levelBytes());
        }
        int length = body.readIntLittleEndian();
        int start = body.skip(length);
        return new ByteInput(body.bytes(), start, start + length);
    }

    /** Returns how many rows have a value: mostly all, which is one run. */
    private int readLevels(ByteInput in, int rows, DecodedPage page) throws DamagedDataException {
        if (RleDecoder.isRun(in, 1, rows)) {
            return rows;
        }
        if (levels.length < rows) {
            levels = new int[rows];
        }
        RleDecoder.decode(in, 1, levels, rows);
        return page.setLevels(levels, rows);
    }

    private void readValues(ByteInput in, PageEncoding encoding, int count, DecodedPage page)
            throws DamagedDataException {
        Dictionary dictionary = page.dictionary();
        if (dictionary != null) {
            readIds(in, page.ids(), count, dictionary.size());
            return;
        }
        switch (type) {
            case TIMESTAMP, BIGINT -> readNumbers(in, encoding, page.longs(), count, false);
            case INTEGER, SMALLINT -> readNumbers(in, encoding, page.longs(), count, true);
            case ADDRESS -> readAddresses(in, encoding, page, count);
            case TEXT -> readTexts(in, encoding, page, count);
        }
    }

    private static void readIds(ByteInput in, int[] ids, int count, int size)
            throws DamagedDataException {
        RleDecoder.decode(in, in.readByte(), ids, count);
        int largest = Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, ids[i] + Integer.MIN_VALUE);
        }
        for (int i = 0; i < count && largest >= size + Integer.MIN_VALUE; i++) {
            if (Integer.compareUnsigned(ids[i], size) >= 0) {
                throw new DamagedDataException(
                        "expected dictionary ids below " + size + ", got " + ids[i]);
            }
        }
    }

    private void readNumbers(
            ByteInput in, PageEncoding encoding, long[] out, int count, boolean isInt)
            throws DamagedDataException {
        if (encoding == PageEncoding.PLAIN && isInt) {
            PlainDecoder.readInts(in, out, count);
        } else if (encoding == PageEncoding.PLAIN) {
            PlainDecoder.readLongs(in, out, count);
        } else if (encoding == PageEncoding.DELTA_BINARY_PACKED) {
            DeltaDecoder.decode(in, out, count);
            for (int i = 0; isInt && i < count; i++) {
                out[i] = (int) out[i];
            }
        } else {
            throw unexpected(encoding);
        }
    }

    private void readAddresses(ByteInput in, PageEncoding encoding, DecodedPage page, int count)
            throws DamagedDataException {
        if (encoding == PageEncoding.PLAIN) {
            PlainDecoder.readAddresses(in, page.highs(), page.longs(), count);
        } else if (encoding == PageEncoding.DELTA_BYTE_ARRAY) {
            page.binaries().readDelta(in, count);
            page.binaries().toAddresses(page.highs(), page.longs(), count);
        } else {
            throw unexpected(encoding);
        }
    }

    private void readTexts(ByteInput in, PageEncoding encoding, DecodedPage page, int count)
            throws DamagedDataException {
        if (encoding == PageEncoding.PLAIN) {
            page.binaries().readPlain(in, count);
        } else if (encoding == PageEncoding.DELTA_LENGTH_BYTE_ARRAY) {
            page.binaries().readDeltaLength(in, count);
        } else if (encoding == PageEncoding.DELTA_BYTE_ARRAY) {
            page.binaries().readDelta(in, count);
        } else {
            throw unexpected(encoding);
        }
    }

    private DamagedDataException unexpected(PageEncoding encoding) {
        return new DamagedDataException(
                "expected an encoding of " + type + " values, got " + encoding);
    }
}
