package io.weir.collector.capture;

import java.io.IOException;

/** A capture of which nothing can be read: its own header is damaged or not whole. */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected and what was found, without the file's name
     */
    public CaptureException(String message) {
        super(message);
    }
}
