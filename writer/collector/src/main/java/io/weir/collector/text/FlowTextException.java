package io.weir.collector.text;

import java.io.IOException;

/** A text whose form is not clear, or is not the one that was said. */
public final class FlowTextException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected, what was found and what to do, without the file's name
     */
    public FlowTextException(String message) {
        super(message);
    }
}
