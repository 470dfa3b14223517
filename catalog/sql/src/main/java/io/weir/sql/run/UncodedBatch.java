package io.weir.sql.run;

import io.weir.engine.expression.Batch;
import io.weir.engine.expression.ValueCodes;

/** Rows that nothing groups, so that their values need no codes. */
interface UncodedBatch extends Batch {
    @Override
    default int[] codes(int input) {
        throw new UnsupportedOperationException("these rows are not coded");
    }

    @Override
    default ValueCodes codesOf(int input) {
        throw new UnsupportedOperationException("these rows are not coded");
    }
}
