package io.weir.format.page;

import io.weir.format.PageEncoding;
import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;

/**
 * Reads page headers (parquet.thrift of the Apache Parquet format, struct PageHeader):
 *
 * <pre>
 *   PageHeader       1 type 2 uncompressed 3 compressed 4 crc 5 V1 7 dictionary 8 V2
 *   DataPageHeader   1 values 2 encoding 3 definition encoding
 *   DictionaryHeader 1 values 2 encoding
 *   DataPageHeaderV2 1 values 2 nulls 3 rows 4 encoding 5 definition bytes 6 repetition bytes
 *                    7 is compressed (default: yes)
 * </pre>
 */
final class PageHeaderReader {
    private static final int RLE = 3;

    private PageHeaderReader() {}

    /** Reads one header; {@code in} is left at the first byte of the page's body. */
    static PageHeader read(ByteInput in) throws DamagedDataException {
        CompactStruct page = CompactStruct.read(in, 1);
        int type = page.number(1, "a page type");
        return switch (type) {
            case 0 -> dataV1(page, page.struct(5, "a data page header"), in.position());
            case 2 -> dictionary(page, page.struct(7, "a dictionary header"), in.position());
            case 3 -> dataV2(page, page.struct(8, "a version 2 header"), in.position());
            default ->
                    throw new DamagedDataException(
                            "expected page type 0, 2 or 3 (data, dictionary, data version 2), got "
                                    + type);
        };
    }

    private static PageHeader dataV1(CompactStruct page, CompactStruct data, int bodyStart)
            throws DamagedDataException {
        int levels = data.number(3, "an encoding of definition levels");
        if (levels != RLE) {
            throw new DamagedDataException(
                    "expected RLE (3) definition levels, got encoding " + levels);
        }
        return header(
                PageHeader.Kind.DATA_V1,
                page,
                bodyStart,
                data.size(1, "a value count"),
                -1,
                encoding(data.number(2, "an encoding")),
                0,
                true);
    }

    private static PageHeader dictionary(CompactStruct page, CompactStruct data, int bodyStart)
            throws DamagedDataException {
        PageEncoding encoding = encoding(data.number(2, "an encoding"));
        if (encoding != PageEncoding.PLAIN && encoding != PageEncoding.RLE_DICTIONARY) {
            throw new DamagedDataException("expected a PLAIN dictionary, got " + encoding);
        }
        return header(
                PageHeader.Kind.DICTIONARY,
                page,
                bodyStart,
                data.size(1, "a value count"),
                0,
                PageEncoding.PLAIN,
                0,
                true);
    }

    private static PageHeader dataV2(CompactStruct page, CompactStruct data, int bodyStart)
            throws DamagedDataException {
        int values = data.size(1, "a value count");
        int rows = data.size(3, "a row count");
        int repetition = data.size(6, "a length of repetition levels");
        if (rows != values || repetition != 0) {
            throw new DamagedDataException(
                    "expected one value a row, got "
                            + values
                            + " values, "
                            + rows
                            + " rows and "
                            + repetition
                            + " bytes of repetition levels");
        }
        return header(
                PageHeader.Kind.DATA_V2,
                page,
                bodyStart,
                values,
                data.size(2, "a NULL count"),
                encoding(data.number(4, "an encoding")),
                data.size(5, "a length of definition levels"),
                data.flag(7, true));
    }

    private static PageHeader header(
            PageHeader.Kind kind,
            CompactStruct page,
            int bodyStart,
            int values,
            int nulls,
            PageEncoding encoding,
            int levelBytes,
            boolean compressed)
            throws DamagedDataException {
        return new PageHeader(
                kind,
                bodyStart,
                page.size(3, "a compressed size"),
                page.size(2, "an uncompressed size"),
                page.number(4, "a page CRC"),
                values,
                nulls,
                encoding,
                levelBytes,
                compressed);
    }

    /** Ids of the encodings in parquet.thrift; 2 is the old name of 8. */
    private static PageEncoding encoding(int id) throws DamagedDataException {
        return switch (id) {
            case 0 -> PageEncoding.PLAIN;
            case 2, 8 -> PageEncoding.RLE_DICTIONARY;
            case 5 -> PageEncoding.DELTA_BINARY_PACKED;
            case 6 -> PageEncoding.DELTA_LENGTH_BYTE_ARRAY;
            case 7 -> PageEncoding.DELTA_BYTE_ARRAY;
            default ->
                    throw new DamagedDataException(
                            "expected encoding 0, 2, 5, 6, 7 or 8, got " + id);
        };
    }
}
