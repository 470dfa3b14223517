package io.weir.format;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of the repository is damaged, missing or not what the index says. A query that meets it
 * fails.
 */
public final class CorruptFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String where;

    /**
     * @param file the damaged file
     * @param where the place in it: row group, column, page or byte offset
     * @param why what was expected and what was found
     */
    public CorruptFileException(Path file, String where, String why) {
        super("Damaged file " + file + ", " + where + ": " + why);
        this.file = file.toString();
        this.where = where;
    }

    /** The damaged file. */
    public String file() {
        return file;
    }

    /** The place in it. */
    public String where() {
        return where;
    }
}
