package io.weir.shell.cell;

/** For whom values are written. */
public enum CellStyle {
    /** Times as {@code 2026-11-22T13:05:01.123Z}, always with at least three decimals. */
    MACHINE,
    /** Times as {@code 2026-11-22 13:05:01}, decimals only where they are not zero. */
    HUMAN
}
