package io.weir.format.page;

import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.codec.Decompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** A column chunk with right checksums around any content, right or wrong. */
final class ChunkBuilder {
    private final FlowColumn column;
    private final PageCodec codec;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CRC32C headerCrc = new CRC32C();
    private boolean hasDictionary;
    private long rows;

    ChunkBuilder(FlowColumn column, PageCodec codec) {
        this.column = column;
        this.codec = codec;
    }

    ChunkBuilder dictionary(int entries, int size, byte[] body) throws IOException {
        PageHeader page = new PageHeader(PageType.DICTIONARY_PAGE, size, body.length);
        page.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
        hasDictionary = true;
        return add(page, body);
    }

    ChunkBuilder versionOne(int values, Encoding encoding, int size, byte[] body)
            throws IOException {
        PageHeader page = new PageHeader(PageType.DATA_PAGE, size, body.length);
        page.setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE));
        rows += values;
        return add(page, body);
    }

    ChunkBuilder versionTwo(
            int values, int nulls, Encoding encoding, int levelBytes, int size, byte[] body)
            throws IOException {
        PageHeader page = new PageHeader(PageType.DATA_PAGE_V2, size, body.length);
        page.setData_page_header_v2(
                new DataPageHeaderV2(values, nulls, values, encoding, levelBytes, 0));
        rows += values;
        return add(page, body);
    }

    /** Changes the number of rows that the index says. */
    ChunkBuilder rowsInIndex(long count) {
        rows = count;
        return this;
    }

    private ChunkBuilder add(PageHeader page, byte[] body) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(body);
        page.setCrc((int) crc.getValue());
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        Util.writePageHeader(page, header);
        headerCrc.update(header.toByteArray());
        header.writeTo(bytes);
        bytes.write(body);
        return this;
    }

    /** Writes the chunk behind 4 other bytes and opens it. */
    ColumnReader open(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "chunk", ".parquet");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(new byte[4]);
        bytes.writeTo(all);
        Files.write(path, all.toByteArray());
        ColumnChunk chunk =
                new ColumnChunk(
                        column,
                        codec,
                        hasDictionary ? 4 : -1,
                        4,
                        bytes.size(),
                        bytes.size(),
                        rows,
                        0,
                        Set.of(PageEncoding.PLAIN),
                        null,
                        -1,
                        0,
                        -1,
                        0,
                        -1,
                        0,
                        (int) headerCrc.getValue());
        try (FlowFile file = FlowFile.open(path, all.size());
                Decompressor decompressor = new Decompressor()) {
            return ColumnReader.open(file, 2, chunk, decompressor);
        }
    }
}
