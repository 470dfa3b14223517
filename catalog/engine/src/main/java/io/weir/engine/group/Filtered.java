package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Evaluator;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;

/** A measure of the rows that pass its FILTER. */
final class Filtered implements Accumulator {
    private final Accumulator measure;
    private final Evaluator filter;
    private final int[] passedRows = new int[ValueBuffer.CAPACITY];
    private final int[] passedGroups = new int[ValueBuffer.CAPACITY];

    Filtered(Accumulator measure, Expression filter) {
        this.measure = measure;
        this.filter = filter.open();
    }

    @Override
    public long bytes() {
        return measure.bytes();
    }

    @Override
    public void grow(int groups) {
        measure.grow(groups);
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        int passed = pass(batch, rows, count, groups);
        measure.add(batch, passedRows, passed, passedGroups);
    }

    @Override
    public void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        int passed = pass(batch, rows, count, groups);
        measure.addToOnly(batch, passedRows, passed, passedGroups);
    }

    private int pass(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer truth = filter.read(batch, rows, count);
        boolean[] nulls = truth.nulls();
        long[] truths = truth.longs();
        int passed = 0;
        for (int i = 0; i < count; i++) {
            passedRows[passed] = rows[i];
            passedGroups[passed] = groups[i];
            passed += !nulls[i] && truths[i] != 0 ? 1 : 0;
        }
        return passed;
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        measure.merge(((Filtered) other).measure, map, control);
    }

    @Override
    public void mergeDisjoint(Accumulator other, int[] map, ScanControl control) {
        measure.mergeDisjoint(((Filtered) other).measure, map, control);
    }

    @Override
    public void clear(int groups) {
        measure.clear(groups);
    }

    @Override
    public List<ValueKind> states() {
        return measure.states();
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        measure.save(groups, count, out, column);
    }

    @Override
    public boolean canSaveRows() {
        return false;
    }

    @Override
    public void saveRows(Batch batch, int[] rows, int count, ValueBuffer[] out, int column) {
        throw new IllegalStateException("rows that do not pass have no state");
    }

    @Override
    public void addStates(Batch states, int column, int[] groups) throws IOException {
        measure.addStates(states, column, groups);
    }

    @Override
    public boolean hasPairs() {
        return measure.hasPairs();
    }

    @Override
    public int pairs() {
        return measure.pairs();
    }

    @Override
    public void savePairs(int first, int count, int[] groups, ValueBuffer values) {
        measure.savePairs(first, count, groups, values);
    }

    @Override
    public boolean isNull(int group) {
        return measure.isNull(group);
    }

    @Override
    public long getLong(int group) {
        return measure.getLong(group);
    }

    @Override
    public long getHigh(int group) {
        return measure.getHigh(group);
    }

    @Override
    public String getText(int group) {
        return measure.getText(group);
    }

    @Override
    public double getDouble(int group) {
        return measure.getDouble(group);
    }

    @Override
    public int compare(int group, int other) {
        return measure.compare(group, other);
    }
}
