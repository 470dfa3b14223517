package io.weir.sql.run;

import io.weir.engine.expression.TupleSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks single rows up in a set. One owner.
 *
 * @param batch has one row at a time
 */
record TupleLookup(RowBatch batch, TupleSet.Lookup lookup) {
    boolean contains(@Nullable Object[] values) {
        batch.fill(values);
        for (int column = 0; column < values.length; column++) {
            lookup.take(column, batch.values(column), 1);
        }
        long[] found = new long[1];
        lookup.find(found, 1);
        return found[0] != 0;
    }
}
