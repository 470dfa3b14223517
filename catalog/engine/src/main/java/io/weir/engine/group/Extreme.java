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

/** The smallest or largest value of each group. */
final class Extreme implements Accumulator {
    private static final long BYTES_OF_A_TEXT = 64;

    private final Evaluator argument;
    private final ValueKind kind;
    private final boolean largest;
    private boolean[] seen = new boolean[0];
    private long[] lows = new long[0];
    private long[] highs = new long[0];
    private String[] texts = new String[0];

    Extreme(Expression argument, boolean largest) {
        this.argument = argument.open();
        this.largest = largest;
        kind = argument.kind();
    }

    @Override
    public long bytes() {
        return 9L * lows.length + 8L * highs.length + BYTES_OF_A_TEXT * texts.length;
    }

    @Override
    public void grow(int groups) {
        seen = Arrays.copyOf(seen, groups);
        lows = Arrays.copyOf(lows, groups);
        if (kind == ValueKind.ADDRESS) {
            highs = Arrays.copyOf(highs, groups);
        }
        if (kind == ValueKind.TEXT) {
            texts = Arrays.copyOf(texts, groups);
        }
    }

    @Override
    public void add(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        take(argument.read(batch, rows, count), count, groups);
    }

    @Override
    public void addToOnly(Batch batch, int[] rows, int count, int[] groups) throws IOException {
        ValueBuffer values = argument.read(batch, rows, count);
        if (kind != ValueKind.NUMBER) {
            take(values, count, groups);
            return;
        }
        boolean[] nulls = values.nulls();
        long[] longs = values.longs();
        boolean isAny = false;
        long best = largest ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                isAny = true;
                best = largest ? Math.max(best, longs[i]) : Math.min(best, longs[i]);
            }
        }
        if (isAny) {
            take(0, 0, best);
        }
    }

    private void take(ValueBuffer values, int count, int[] groups) {
        boolean[] nulls = values.nulls();
        for (int i = 0; i < count; i++) {
            if (nulls[i]) {
                continue;
            }
            switch (kind) {
                case NUMBER, DOUBLE -> take(groups[i], 0, values.longs()[i]);
                case ADDRESS -> take(groups[i], values.highs()[i], values.longs()[i]);
                case TEXT -> take(groups[i], values.texts()[i]);
            }
        }
    }

    private void take(int group, long high, long low) {
        if (seen[group] && !isBetter(compare(high, low, group))) {
            return;
        }
        seen[group] = true;
        lows[group] = low;
        if (kind == ValueKind.ADDRESS) {
            highs[group] = high;
        }
    }

    private void take(int group, String text) {
        if (!seen[group] || isBetter(text.compareTo(texts[group]))) {
            seen[group] = true;
            texts[group] = text;
        }
    }

    private boolean isBetter(int order) {
        return largest ? order > 0 : order < 0;
    }

    private int compare(long high, long low, int group) {
        if (kind == ValueKind.DOUBLE) {
            return Double.compare(
                    Double.longBitsToDouble(low), Double.longBitsToDouble(lows[group]));
        }
        if (kind != ValueKind.ADDRESS) {
            return Long.compare(low, lows[group]);
        }
        return high == highs[group]
                ? Long.compareUnsigned(low, lows[group])
                : Long.compareUnsigned(high, highs[group]);
    }

    @Override
    public void merge(Accumulator other, int[] map, ScanControl control) {
        Extreme more = (Extreme) other;
        for (int group = 0; group < map.length; group++) {
            if (!more.seen[group]) {
                continue;
            }
            if (kind == ValueKind.TEXT) {
                take(map[group], more.texts[group]);
            } else {
                take(map[group], more.getHigh(group), more.lows[group]);
            }
        }
    }

    @Override
    public void clear(int groups) {
        Arrays.fill(seen, 0, groups, false);
        Arrays.fill(texts, 0, Math.min(groups, texts.length), "");
    }

    @Override
    public List<ValueKind> states() {
        return List.of(kind);
    }

    @Override
    public void save(int[] groups, int count, ValueBuffer[] out, int column) {
        ValueBuffer values = out[column];
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            values.nulls()[i] = !seen[group];
            switch (kind) {
                case NUMBER, DOUBLE -> values.longs()[i] = lows[group];
                case ADDRESS -> {
                    values.longs()[i] = lows[group];
                    values.highs()[i] = highs[group];
                }
                case TEXT -> values.texts()[i] = texts[group];
            }
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
        return lows[group];
    }

    @Override
    public long getHigh(int group) {
        return kind == ValueKind.ADDRESS ? highs[group] : 0;
    }

    @Override
    public String getText(int group) {
        return texts[group];
    }

    @Override
    public double getDouble(int group) {
        return Double.longBitsToDouble(lows[group]);
    }

    @Override
    public int compare(int group, int other) {
        return kind == ValueKind.TEXT
                ? texts[group].compareTo(texts[other])
                : compare(getHigh(group), lows[group], other);
    }
}
