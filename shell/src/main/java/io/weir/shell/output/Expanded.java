package io.weir.shell.output;

/** When a table is printed vertically instead. */
public enum Expanded {
    /** Where it would be wider than the terminal. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
}
