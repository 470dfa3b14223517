package io.weir.format.page;

import io.weir.format.CorruptFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The name of a column chunk in error messages.
 *
 * @param path the file
 * @param rowGroup number of the row group, from 0
 * @param chunk the chunk
 */
record ChunkPlace(Path path, int rowGroup, ChunkLayout chunk) {
    /** Number of the page in front of the data pages. */
    static final int DICTIONARY = -1;

    /** "row group 0, column src_addr". */
    String text() {
        return String.format(Locale.ROOT, "row group %d, column %s", rowGroup, chunk.column());
    }

    /** Damage that no page can be named for. */
    CorruptFileException damage(String why) {
        return new CorruptFileException(path, text(), why);
    }

    /**
     * Damage in a page.
     *
     * @param page number of the data page from 0, or {@link #DICTIONARY}
     * @param start index in the chunk of the header's or the body's first byte
     */
    CorruptFileException damage(int page, int start, String why) {
        String name = page == DICTIONARY ? "dictionary page" : "page " + page;
        return new CorruptFileException(
                path, text() + ", " + name + " at byte " + (chunk.offset() + start), why);
    }
}
