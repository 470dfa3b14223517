package io.weir.collector.importer;

import java.io.IOException;

/** A file that was not imported: nothing of it is in the repository. */
public final class ImportException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It cannot be read, or changed while it was read. */
        UNREADABLE,
        /** It is empty, damaged at its beginning, or of a kind that is not understood. */
        NOT_UNDERSTOOD,
        /** Its form is not clear, or not the one that was said. */
        FORM,
        /** Its content was imported before. */
        REPEATED
    }

    private final Reason reason;

    ImportException(Reason reason, String file, String problem) {
        super(file + ": " + problem);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
