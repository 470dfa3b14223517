package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.stream.IntStream;

/** The rows that expressions are computed for. One owner. */
public interface Batch {
    /** All rows of a batch. */
    int[] ALL = IntStream.range(0, ValueBuffer.CAPACITY).toArray();

    /** How many rows, at most {@link ValueBuffer#CAPACITY}. */
    int count();

    /**
     * The values of a column for all rows of the batch.
     *
     * @param input number of the column
     */
    ValueBuffer values(int input) throws IOException;

    /**
     * The values of a column as small numbers, of which equal values have the same: 0 is NULL.
     *
     * @param input number of the column
     */
    int[] codes(int input) throws IOException;

    /** What the codes of a column stand for. */
    ValueCodes codesOf(int input);

    /** Bytes of memory that the codes of all columns take, about. */
    default long codeBytes() {
        return 0;
    }
}
