package io.weir.shell.cell;

/**
 * A result column.
 *
 * @param name its label
 * @param kind how its values are printed
 */
public record Column(String name, ColumnKind kind) {
    /** A text column. */
    public static Column text(String name) {
        return new Column(name, ColumnKind.TEXT);
    }

    /** A number column. */
    public static Column number(String name) {
        return new Column(name, ColumnKind.NUMBER);
    }
}
