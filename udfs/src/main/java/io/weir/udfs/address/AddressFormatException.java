package io.weir.udfs.address;

/** A text that is no address or no prefix. The message quotes it and shows right ones. */
public final class AddressFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_QUOTE = 64;

    private final int offset;

    AddressFormatException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE
                ? "'" + text + "'"
                : "'" + text.substring(0, LONGEST_QUOTE) + "...'";
    }

    /**
     * Where in the text the first wrong character stands, from 0; its length if it is too short.
     */
    public int offset() {
        return offset;
    }
}
