package io.weir.engine.group;

import io.weir.engine.expression.ValueKind;
import io.weir.format.page.ValueBuffer;
import java.util.Arrays;

/** One value of each row that is kept, by the row's place. One owner. */
final class KeptColumn implements GroupValues {
    private static final int BYTES_OF_A_TEXT = 64;

    private final ValueKind kind;
    private boolean[] nulls = new boolean[0];
    private long[] lows = new long[0];
    private long[] highs = new long[0];
    private String[] texts = new String[0];

    KeptColumn(ValueKind kind) {
        this.kind = kind;
    }

    /** Whether values compare as their 64 bits do. */
    boolean isOfNumbers() {
        return kind == ValueKind.NUMBER;
    }

    /** Bytes of memory that a place takes, about. */
    int bytesOfAPlace() {
        return switch (kind) {
            case NUMBER, DOUBLE -> 1 + Long.BYTES;
            case ADDRESS -> 1 + 2 * Long.BYTES;
            case TEXT -> 1 + BYTES_OF_A_TEXT;
        };
    }

    /** Makes room for places below {@code places}. */
    void grow(int places) {
        nulls = Arrays.copyOf(nulls, places);
        if (kind == ValueKind.TEXT) {
            texts = Arrays.copyOf(texts, places);
        } else {
            lows = Arrays.copyOf(lows, places);
        }
        if (kind == ValueKind.ADDRESS) {
            highs = Arrays.copyOf(highs, places);
        }
    }

    /** Takes a value of a buffer. */
    void set(int place, ValueBuffer values, int row) {
        nulls[place] = values.nulls()[row];
        switch (kind) {
            case NUMBER, DOUBLE -> lows[place] = values.longs()[row];
            case ADDRESS -> {
                lows[place] = values.longs()[row];
                highs[place] = values.highs()[row];
            }
            case TEXT -> texts[place] = values.texts()[row];
        }
    }

    /** Takes a value of another column. */
    void set(int place, KeptColumn other, int otherPlace) {
        nulls[place] = other.nulls[otherPlace];
        switch (kind) {
            case NUMBER, DOUBLE -> lows[place] = other.lows[otherPlace];
            case ADDRESS -> {
                lows[place] = other.lows[otherPlace];
                highs[place] = other.highs[otherPlace];
            }
            case TEXT -> texts[place] = other.texts[otherPlace];
        }
    }

    @Override
    public boolean isNull(int place) {
        return nulls[place];
    }

    @Override
    public long getLong(int place) {
        return lows[place];
    }

    @Override
    public long getHigh(int place) {
        return highs[place];
    }

    @Override
    public String getText(int place) {
        return texts[place];
    }

    @Override
    public double getDouble(int place) {
        return Double.longBitsToDouble(lows[place]);
    }

    @Override
    public int compare(int place, int other) {
        return switch (kind) {
            case NUMBER -> Long.compare(lows[place], lows[other]);
            case DOUBLE -> Double.compare(getDouble(place), getDouble(other));
            case ADDRESS ->
                    highs[place] == highs[other]
                            ? Long.compareUnsigned(lows[place], lows[other])
                            : Long.compareUnsigned(highs[place], highs[other]);
            case TEXT -> texts[place].compareTo(texts[other]);
        };
    }
}
