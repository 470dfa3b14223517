package io.weir.engine.group;

import io.weir.engine.expression.ValueCodes;
import java.util.function.IntUnaryOperator;

/**
 * A key of groups.
 *
 * @param values what its codes stand for
 * @param codeOf the code of a group
 */
record KeyValues(ValueCodes values, IntUnaryOperator codeOf) implements GroupValues {
    @Override
    public boolean isNull(int group) {
        return codeOf.applyAsInt(group) == 0;
    }

    @Override
    public long getLong(int group) {
        return values.getLong(codeOf.applyAsInt(group));
    }

    @Override
    public long getHigh(int group) {
        return values.getHigh(codeOf.applyAsInt(group));
    }

    @Override
    public String getText(int group) {
        return values.getText(codeOf.applyAsInt(group));
    }

    @Override
    public double getDouble(int group) {
        return Double.longBitsToDouble(getLong(group));
    }

    @Override
    public int compare(int group, int other) {
        return values.compare(codeOf.applyAsInt(group), codeOf.applyAsInt(other));
    }
}
