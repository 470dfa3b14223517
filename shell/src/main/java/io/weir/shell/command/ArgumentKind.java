package io.weir.shell.command;

/** What a command's first argument is, for completion. */
public enum ArgumentKind {
    NONE,
    TABLE,
    FUNCTION,
    FORMAT,
    OPTION,
    ON_OFF,
    EXPANDED,
    FILE
}
