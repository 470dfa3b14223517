package io.weir.shell.command;

import java.util.List;

/** The options of {@code \pset}. */
public final class DisplayOptions {
    /** Their names. */
    public static final List<String> NAMES =
            List.of("format", "expanded", "header", "footer", "timing", "null", "rows");

    private DisplayOptions() {}
}
