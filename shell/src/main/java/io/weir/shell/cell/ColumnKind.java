package io.weir.shell.cell;

/** What a column's values are, as far as printing is concerned. */
public enum ColumnKind {
    /** Right aligned; bare in JSON. */
    NUMBER,
    /** {@code true} or {@code false}; bare in JSON. */
    BOOLEAN,
    /** Everything else: text, times, addresses. */
    TEXT
}
