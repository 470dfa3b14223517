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

/**
 * The bits of each group's numbers: those that all have, that any has, or an odd number of them.
 */
final class Bits implements Accumulator {
    private final Evaluator argument;
    private final Measure.Kind kind;

    /** The bits of no number. */
    private final long none;

    private boolean[] seen = new boolean[0];
    private long[] bits = new long[0];

    /**
     * @param kind BIT_AND, BIT_OR or BIT_XOR
     */
    Bits(Expression argument, Measure.Kind kind) {
        this.argument = argument.open();
        this.kind = kind;
        none = kind == Measure.Kind.BIT_AND ? -1 : 0;
    }

    @Override
    public long bytes() {
        return 9L * bits.length;
    }

    @Override
    public void grow(int groups) {
        int before = bits.length;
        seen = Arrays.copyOf(seen, groups);
        bits = Arrays.copyOf(bits, groups);
        Arrays.fill(bits, before, groups, none);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        take(argument.read(batch, rows, count), count, groups);
    }

    private void take(ValueBuffer values, int count, int[] groups) {
        boolean[] nulls = values.nulls();
        long[] numbers = values.longs();
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                take(groups[i], numbers[i]);
            }
        }
    }

    private void take(int group, long number) {
        seen[group] = true;
        switch (kind) {
            case BIT_AND -> bits[group] &= number;
            case BIT_OR -> bits[group] |= number;
            default -> bits[group] ^= number;
        }
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        Bits more = (Bits) other;
        for (int group = 0; group < map.length; group++) {
            if (more.seen[group]) {
                take(map[group], more.bits[group]);
            }
        }
    }

    @Override
    public void clear(int groups) {
        Arrays.fill(seen, 0, groups, false);
        Arrays.fill(bits, 0, groups, none);
    }

    @Override
    public List<ValueKind> states() {
        return List.of(ValueKind.NUMBER);
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        for (int i = 0; i < count; i++) {
            out[column].nulls()[i] = !seen[groups[i]];
            out[column].longs()[i] = bits[groups[i]];
        }
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column)
            throws IOException {
        out[column] = argument.read(batch, rows, count);
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        take(states.values(column), states.count(), groups);
    }

    @Override
    public boolean isNull(int group) {
        return !seen[group];
    }

    @Override
    public long getLong(int group) {
        return bits[group];
    }
}
