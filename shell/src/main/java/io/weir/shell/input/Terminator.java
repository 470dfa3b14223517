package io.weir.shell.input;

/** How a statement ended. */
public enum Terminator {
    /** By {@code ;} or {@code \g}. */
    PLAIN,
    /** By {@code \G} or {@code \gx}: its result is printed vertically. */
    VERTICAL,
    /** By the end of the text. */
    END
}
