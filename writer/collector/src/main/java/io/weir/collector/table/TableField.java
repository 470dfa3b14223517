package io.weir.collector.table;

/** Takes the text of one column into a row. */
@FunctionalInterface
interface TableField {
    /** A column whose values are not kept, such as one that follows from others. */
    TableField NOT_KEPT = (row, text) -> {};

    /**
     * Sets what the text says.
     *
     * @param text without spaces around it; not empty
     * @throws RefusedException if it is not what the column holds
     */
    void set(TableRow row, String text) throws RefusedException;
}
