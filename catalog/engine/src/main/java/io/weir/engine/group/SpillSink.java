package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Writes rows to a file, those of a group all to one partition. One owner. */
final class SpillSink implements BatchSink {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final long STEP = 0xc2b2_ae3d_27d4_eb4fL;

    private final SpillFile file;
    private final List<Expression> keys;
    private final Evaluator[] evaluators;
    private final long[] hashes = new long[ValueBuffer.CAPACITY];
    private final int shift;
    private final int seed;

    /**
     * @param partitions a power of two above 1
     * @param seed another one divides a partition
     */
    SpillSink(SpillFile file, List<Expression> keys, int partitions, int seed) {
        this.seed = seed;
        this.file = file;
        this.keys = keys;
        evaluators = keys.stream().map(Expression::open).toArray(Evaluator[]::new);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(partitions);
    }

    @Override
    public boolean addCount(long rows) {
        return false;
    }

    @Override
    public boolean add(Batch batch, int[] rows, int count, ScanControl control) throws IOException {
        control.check();
        Arrays.fill(hashes, 0, count, seed);
        for (int key = 0; key < evaluators.length; key++) {
            mix(keys.get(key).kind(), evaluators[key].read(batch, rows, count), count);
        }
        for (int i = 0; i < count; i++) {
            file.write((int) ((hashes[i] * SPREAD) >>> shift), batch, rows[i]);
        }
        return true;
    }

    private void mix(ValueKind kind, ValueBuffer values, int count) {
        for (int i = 0; i < count; i++) {
            long value = values.nulls()[i] ? 1 : 2 + hash(kind, values, i);
            hashes[i] = (hashes[i] ^ value) * STEP;
            hashes[i] ^= hashes[i] >>> 32;
        }
    }

    private static long hash(ValueKind kind, ValueBuffer values, int row) {
        return switch (kind) {
            case NUMBER, DOUBLE -> values.longs()[row];
            case ADDRESS -> values.highs()[row] * STEP ^ values.longs()[row];
            case TEXT -> values.texts()[row].hashCode();
        };
    }
}
