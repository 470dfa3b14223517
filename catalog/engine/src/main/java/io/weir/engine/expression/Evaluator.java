package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** Computes an expression with buffers of its own. One owner. */
public interface Evaluator {
    /**
     * The values of chosen rows.
     *
     * @param rows rows of the batch, ascending
     * @param count how many of {@code rows} are valid, at most {@link ValueBuffer#CAPACITY}
     * @return the value of {@code rows[i]} at index i; not to be changed, overwritten by the next
     *     call
     * @throws ArithmeticException if an integer does not fit, or for a division by zero
     */
    ValueBuffer read(Batch batch, int[] rows, int count) throws IOException;
}
