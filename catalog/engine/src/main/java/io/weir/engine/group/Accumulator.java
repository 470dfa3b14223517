package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import java.io.IOException;

/** A measure of all groups of one worker. One owner. */
interface Accumulator extends GroupValues {
    /** Makes room for groups below {@code groups}. */
    void grow(int groups);

    /** Bytes of memory that it holds, about. */
    long bytes();

    /**
     * Adds chosen rows of a batch.
     *
     * @param rows rows of the batch, ascending
     * @param groups the group of each of them
     */
    void add(Batch batch, int[] rows, int count, int[] groups) throws IOException;

    /**
     * Adds what another worker has.
     *
     * @param map its groups' numbers here, for which there is room
     * @param control asked again and again
     */
    void merge(Accumulator other, int[] map, ScanControl control);
}
