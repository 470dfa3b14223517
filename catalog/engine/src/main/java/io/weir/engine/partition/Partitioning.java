package io.weir.engine.partition;

import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Which partition a row belongs to: rows that are equal in some columns belong to one. Hot path;
 * one owner.
 */
final class Partitioning {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final long STEP = 0xc2b2_ae3d_27d4_eb4fL;

    private final List<ValueKind> kinds;
    private final List<Integer> columns;
    private final int seed;
    private final int shift;
    private final long[] hashes = new long[ValueBuffer.CAPACITY];
    private final int[] partitions = new int[ValueBuffer.CAPACITY];

    /**
     * @param kinds what rows have
     * @param columns numbers of the columns that count
     * @param count how many partitions, a power of two above 1
     * @param seed another one divides a partition
     */
    Partitioning(List<ValueKind> kinds, List<Integer> columns, int count, int seed) {
        this.kinds = kinds;
        this.columns = columns;
        this.seed = seed;
        shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
    }

    /** The partition of each row. */
    int[] of(ValueBuffer[] rows, int count) {
        Arrays.fill(hashes, 0, count, seed);
        for (int column : columns) {
            mix(kinds.get(column), rows[column], count);
        }
        for (int row = 0; row < count; row++) {
            partitions[row] = (int) ((hashes[row] * SPREAD) >>> shift);
        }
        return partitions;
    }

    private void mix(ValueKind kind, ValueBuffer values, int count) {
        switch (kind) {
            case NUMBER, DOUBLE -> {
                for (int row = 0; row < count; row++) {
                    mix(row, values.nulls()[row], values.longs()[row]);
                }
            }
            case ADDRESS -> {
                for (int row = 0; row < count; row++) {
                    long value = values.highs()[row] * STEP ^ values.longs()[row];
                    mix(row, values.nulls()[row], value);
                }
            }
            case TEXT -> {
                for (int row = 0; row < count; row++) {
                    boolean isNull = values.nulls()[row];
                    mix(row, isNull, isNull ? 0 : values.texts()[row].hashCode());
                }
            }
        }
    }

    private void mix(int row, boolean isNull, long value) {
        long hash = (hashes[row] ^ (isNull ? 1 : value + 2)) * STEP;
        hashes[row] = hash ^ hash >>> 32;
    }
}
