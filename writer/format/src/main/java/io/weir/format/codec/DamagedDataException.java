package io.weir.format.codec;

/**
 * Bytes that no writer wrote. The message says what was expected and what was found; the place in
 * the file is added by the caller that knows it.
 */
public final class DamagedDataException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was expected and what was found
     */
    public DamagedDataException(String message) {
        super(message);
    }
}
