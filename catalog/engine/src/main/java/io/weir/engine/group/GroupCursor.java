package io.weir.engine.group;

import java.io.Closeable;
import java.io.IOException;

/** Groups, one after the other: the keys, then the measures. One owner. */
public interface GroupCursor extends Closeable {
    /**
     * Goes to the next group.
     *
     * @return false at the end
     */
    boolean next() throws IOException;

    /** What was done so far. */
    GroupStatistics statistics();

    /** Whether an output has no value. */
    boolean isNull(int output);

    /**
     * The number, the time in milliseconds since 1970, or the lower 64 bits of the address.
     *
     * @throws SumOverflowException if it is a sum that does not fit
     */
    long getLong(int output);

    /** The upper 64 bits of the address. */
    long getHigh(int output);

    /** The text. */
    String getText(int output);

    /** The floating point number. */
    double getDouble(int output);
}
