package io.weir.engine.group;

import io.weir.engine.ScanControl;
import java.io.IOException;

/** The keys of groups, which it gives numbers from 0. One owner. */
interface GroupKeys {
    /**
     * The groups of chosen rows.
     *
     * @param rows rows of the batch, ascending
     * @return by index; valid until the next call
     */
    int[] read(int[] rows, int count, ScanControl control) throws IOException;

    /** One more than the largest number of a group. */
    int size();

    /** The values of a key. */
    GroupValues values(int key);

    /** Bytes of memory that they hold, about, without a batch's own codes. */
    long bytes();
}
