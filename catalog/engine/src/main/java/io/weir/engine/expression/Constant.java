package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.util.Arrays;

/** The same value for every row. */
public final class Constant implements Expression {
    private final ValueKind kind;
    private final boolean isNull;
    private final long high;
    private final long low;
    private final String text;

    private Constant(ValueKind kind, boolean isNull, long high, long low, String text) {
        this.kind = kind;
        this.isNull = isNull;
        this.high = high;
        this.low = low;
        this.text = text;
    }

    /** NULL. */
    public static Constant ofNull(ValueKind kind) {
        return new Constant(kind, true, 0, 0, "");
    }

    /** An integer, a time in milliseconds since 1970, or a truth value as 0 or 1. */
    public static Constant of(long number) {
        return new Constant(ValueKind.NUMBER, false, 0, number, "");
    }

    /** A floating point number. */
    public static Constant of(double number) {
        return new Constant(ValueKind.DOUBLE, false, 0, Double.doubleToLongBits(number), "");
    }

    /** An address by its halves. */
    public static Constant ofAddress(long high, long low) {
        return new Constant(ValueKind.ADDRESS, false, high, low, "");
    }

    /** A text. */
    public static Constant of(String text) {
        return new Constant(ValueKind.TEXT, false, 0, 0, text);
    }

    /** Whether it is NULL. */
    public boolean isNull() {
        return isNull;
    }

    @Override
    public ValueKind kind() {
        return kind;
    }

    @Override
    public Evaluator open() {
        ValueBuffer values = new ValueBuffer(kind.storage());
        Arrays.fill(values.nulls(), isNull);
        Arrays.fill(values.longs(), low);
        Arrays.fill(values.highs(), high);
        Arrays.fill(values.texts(), text);
        return (batch, rows, count) -> values;
    }
}
