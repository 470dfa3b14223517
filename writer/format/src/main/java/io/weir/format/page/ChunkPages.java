package io.weir.format.page;

import io.weir.format.CorruptFileException;
import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a column chunk and the headers in it, checked before any page is used: sizes against
 * their limits, the headers' bytes against the CRC in the index, rows against the row group.
 */
final class ChunkPages {
    /** Largest body of a page, decompressed. The writer's pages have 1 MiB or a little more. */
    static final int MAX_PAGE_BYTES = 64 << 20;

    /** Most rows of a page, and most entries of a dictionary. */
    static final int MAX_PAGE_ROWS = 4 << 20;

    private final ChunkPlace place;
    private final byte[] bytes;
    private final int length;
    private final List<PageHeader> pages = new ArrayList<>();
    private final CRC32C headerCrc = new CRC32C();
    private @Nullable PageHeader dictionary;
    private long rows;

    private ChunkPages(ChunkPlace place, byte[] bytes, int length) {
        this.place = place;
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * Reads the chunk.
     *
     * @throws CorruptFileException if its headers are damaged
     */
    static ChunkPages read(FlowFile file, ChunkPlace place, ColumnBuffers buffers)
            throws IOException {
        ChunkLayout chunk = place.chunk();
        String where = place.text();
        file.requireInside(chunk.offset(), chunk.compressedBytes(), where);
        int length = (int) chunk.compressedBytes();
        byte[] bytes = buffers.chunk(length);
        file.read(chunk.offset(), bytes, length, where);
        ChunkPages pages = new ChunkPages(place, bytes, length);
        pages.walk();
        pages.compareWithIndex();
        return pages;
    }

    /** The chunk, from index 0 on: all pages with their headers. */
    byte[] bytes() {
        return bytes;
    }

    /** The data pages in order. */
    List<PageHeader> pages() {
        return pages;
    }

    /** CRC32C of the headers' bytes one after the other. */
    int headerCrc32c() {
        return (int) headerCrc.getValue();
    }

    /** The dictionary page, if there is one. */
    @Nullable PageHeader dictionary() {
        return dictionary;
    }

    private void walk() throws CorruptFileException {
        int at = 0;
        while (at < length) {
            int number =
                    at == 0 && place.chunk().hasDictionary() ? ChunkPlace.DICTIONARY : pages.size();
            try {
                ByteInput in = new ByteInput(bytes, at, length);
                PageHeader header = PageHeaderReader.read(in);
                requireLimits(header, in.remaining());
                add(header, number);
                headerCrc.update(bytes, at, header.bodyStart() - at);
                at = header.bodyEnd();
            } catch (DamagedDataException e) {
                throw place.damage(number, at, "page header: " + e.getMessage());
            }
        }
    }

    private static void requireLimits(PageHeader header, int available)
            throws DamagedDataException {
        if (header.compressedBytes() > available) {
            throw new DamagedDataException(
                    "expected a page of at most "
                            + available
                            + " bytes, got "
                            + header.compressedBytes());
        }
        if (header.uncompressedBytes() > MAX_PAGE_BYTES) {
            throw new DamagedDataException(
                    "expected at most "
                            + MAX_PAGE_BYTES
                            + " bytes after decompression, got "
                            + header.uncompressedBytes());
        }
        if (header.values() > MAX_PAGE_ROWS) {
            throw new DamagedDataException(
                    "expected at most " + MAX_PAGE_ROWS + " values, got " + header.values());
        }
        if (header.levelBytes() > header.compressedBytes()
                || header.levelBytes() > header.uncompressedBytes()) {
            throw new DamagedDataException(
                    "expected definition levels inside the page, got "
                            + header.levelBytes()
                            + " bytes");
        }
    }

    private void add(PageHeader header, int number) throws DamagedDataException {
        boolean isDictionary = header.kind() == PageHeader.Kind.DICTIONARY;
        if (isDictionary != (number == ChunkPlace.DICTIONARY)) {
            throw new DamagedDataException(
                    "expected "
                            + (isDictionary ? "a data page" : "a dictionary page")
                            + ", got "
                            + header.kind());
        }
        if (isDictionary) {
            dictionary = header;
        } else {
            pages.add(header);
            rows += header.values();
        }
    }

    private void compareWithIndex() throws CorruptFileException {
        Integer expected = place.chunk().headerCrc32c();
        if (expected != null && (int) headerCrc.getValue() != expected) {
            throw place.damage(
                    String.format(
                            "CRC32C of the page headers: expected %08x, got %08x",
                            expected, (int) headerCrc.getValue()));
        }
        if (rows != place.chunk().valueCount()) {
            throw place.damage(
                    "expected pages of "
                            + place.chunk().valueCount()
                            + " rows in all, got "
                            + rows);
        }
    }
}
