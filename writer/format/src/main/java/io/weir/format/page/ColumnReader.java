package io.weir.format.page;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.PageEncoding;
import io.weir.format.codec.DamagedDataException;
import io.weir.format.codec.Decompressor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of one row group from front to back. A page is decompressed when a row of it is
 * first asked for; pages that nobody asks for cost nothing. Not thread-safe.
 */
public final class ColumnReader {
    private final ChunkPlace place;
    private final ChunkPages chunk;
    private final List<PageHeader> headers;
    private final PageDecoder decoder;
    private final ColumnBuffers buffers;
    private final DecodedPage page;
    private @Nullable Dictionary dictionary;
    private int current;
    private int pageStart;
    private int decoded = -1;

    private ColumnReader(
            ChunkPlace place, ChunkPages chunk, Decompressor decompressor, ColumnBuffers buffers) {
        this.place = place;
        this.chunk = chunk;
        headers = chunk.pages();
        decoder = new PageDecoder(place.chunk(), decompressor);
        this.buffers = buffers;
        page = buffers.page(place.chunk().type());
    }

    /**
     * Reads the bytes of a chunk and checks its page headers.
     *
     * @param rowGroup number of the row group in the file, for messages
     * @param decompressor may be shared by the columns of a thread
     * @param buffers of a reader of the same column that is not used any more, or new
     * @throws CorruptFileException if the headers are damaged
     */
    public static ColumnReader open(
            FlowFile file,
            int rowGroup,
            ColumnChunk chunk,
            Decompressor decompressor,
            ColumnBuffers buffers)
            throws IOException {
        return open(file, rowGroup, ChunkLayout.of(chunk), decompressor, buffers);
    }

    /** The same with new buffers. */
    public static ColumnReader open(
            FlowFile file, int rowGroup, ColumnChunk chunk, Decompressor decompressor)
            throws IOException {
        return open(file, rowGroup, chunk, decompressor, new ColumnBuffers());
    }

    /** The same for a chunk of any table. */
    public static ColumnReader open(
            FlowFile file, int rowGroup, ChunkLayout chunk, Decompressor decompressor)
            throws IOException {
        return open(file, rowGroup, chunk, decompressor, new ColumnBuffers());
    }

    private static ColumnReader open(
            FlowFile file,
            int rowGroup,
            ChunkLayout chunk,
            Decompressor decompressor,
            ColumnBuffers buffers)
            throws IOException {
        ChunkPlace place = new ChunkPlace(file.path(), rowGroup, chunk);
        ChunkPages pages = ChunkPages.read(file, place, buffers);
        return new ColumnReader(place, pages, decompressor, buffers);
    }

    /** CRC32C of the page headers' bytes, as an index has it. */
    public int headerCrc32c() {
        return chunk.headerCrc32c();
    }

    /**
     * The dictionary, without any other page.
     *
     * @return null if there is none
     * @throws CorruptFileException if it is damaged
     */
    public @Nullable Dictionary dictionary() throws CorruptFileException {
        PageHeader header = chunk.dictionary();
        if (dictionary == null && header != null) {
            try {
                dictionary = decoder.dictionary(chunk.bytes(), header, buffers);
            } catch (DamagedDataException | IndexOutOfBoundsException e) {
                throw place.damage(
                        ChunkPlace.DICTIONARY, header.bodyStart(), String.valueOf(e.getMessage()));
            }
        }
        return dictionary;
    }

    /** Whether all pages have dictionary ids. */
    public boolean hasIdsOnly() {
        for (PageHeader header : headers) {
            if (header.encoding() != PageEncoding.RLE_DICTIONARY) {
                return false;
            }
        }
        return true;
    }

    /**
     * Rows from this one to the end of its page.
     *
     * @param row row of the row group; never less than in a call before
     */
    public int rowsToPageEnd(int row) {
        seek(row);
        return pageStart + headers.get(current).values() - row;
    }

    /**
     * The page that holds a row, decoded.
     *
     * @param row row of the row group; never less than in a call before
     * @throws CorruptFileException if the page is damaged
     */
    public DecodedPage pageAt(int row) throws CorruptFileException {
        seek(row);
        if (decoded != current) {
            decode();
        }
        return page;
    }

    /** Row of the row group that is row 0 of the page that was asked for last. */
    public int pageStart() {
        return pageStart;
    }

    /**
     * Copies chosen rows of a batch.
     *
     * @param row first row of the batch in the row group; never less than in a call before
     * @param rows rows wanted, counted from the first of the batch, ascending
     * @param count how many of {@code rows} are valid, at most {@link ValueBuffer#CAPACITY}
     * @param out receives them from index 0
     * @throws CorruptFileException if a page is damaged
     */
    public void gather(int row, int[] rows, int count, ValueBuffer out)
            throws CorruptFileException {
        int from = 0;
        while (from < count) {
            DecodedPage source = pageAt(row + rows[from]);
            int pageEnd = pageStart + headers.get(current).values() - row;
            int to = from + 1;
            while (to < count && rows[to] < pageEnd) {
                to++;
            }
            source.copy(rows, from, to, row - pageStart, out);
            from = to;
        }
    }

    private void seek(int row) {
        if (row < pageStart) {
            throw new IllegalArgumentException(
                    "Row " + row + " is before the page that begins at row " + pageStart);
        }
        while (row - pageStart >= headers.get(current).values()) {
            pageStart += headers.get(current).values();
            current++;
        }
    }

    private void decode() throws CorruptFileException {
        PageHeader header = headers.get(current);
        Dictionary entries = dictionary();
        try {
            decoder.data(chunk.bytes(), header, entries, page);
            decoded = current;
        } catch (DamagedDataException | IndexOutOfBoundsException e) {
            throw place.damage(current, header.bodyStart(), String.valueOf(e.getMessage()));
        }
    }
}
