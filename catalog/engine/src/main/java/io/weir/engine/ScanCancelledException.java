package io.weir.engine;

/** A scan was told to end before it was done. */
public final class ScanCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message who asked for it and why
     */
    public ScanCancelledException(String message) {
        super(message);
    }
}
