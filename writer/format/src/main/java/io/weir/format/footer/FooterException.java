package io.weir.format.footer;

/** Why a footer is none; becomes a {@link io.weir.format.CorruptFileException} with its file. */
final class FooterException extends Exception {
    private static final long serialVersionUID = 1L;

    FooterException(String message) {
        super(message);
    }
}
