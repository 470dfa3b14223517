package io.weir.engine.group;

import io.weir.engine.column.RowGroupColumns;
import java.io.IOException;

/** A measure of all groups of one worker. One owner. */
interface Accumulator extends GroupValues {
    /** The following batches are of this row group. */
    void open(RowGroupColumns columns);

    /** Makes room for groups below {@code groups}. */
    void grow(int groups);

    /**
     * Adds chosen rows of a batch.
     *
     * @param row first row of the batch in the row group
     * @param rows rows wanted, counted from the first of the batch, ascending
     * @param groups the group of each of them
     */
    void add(int row, int[] rows, int count, int[] groups) throws IOException;

    /**
     * Adds what another worker has.
     *
     * @param map its groups' numbers here, for which there is room
     */
    void merge(Accumulator other, int[] map);
}
