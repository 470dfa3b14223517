package io.weir.shell.session;

import java.io.IOException;

/** The reader of standard output has closed it. */
final class BrokenPipeException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPipeException() {
        super("the reader of the output has gone");
    }
}
