package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;

/**
 * CASE: the result of the first condition that is true. Conditions and results are computed only
 * for rows that come to them.
 *
 * @param conditions truth values
 * @param results one for each condition, and one for rows without any; all of one kind
 */
public record Choice(List<Expression> conditions, List<Expression> results) implements Expression {
    /** Copies the lists and checks them. */
    public Choice {
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
        if (results.size() != conditions.size() + 1
                || results.stream().map(Expression::kind).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "expected one result more than conditions, all of one kind");
        }
    }

    @Override
    public ValueKind kind() {
        return results.get(0).kind();
    }

    @Override
    public Evaluator open() {
        return new Chosen(
                kind(),
                conditions.stream().map(Expression::open).toArray(Evaluator[]::new),
                results.stream().map(Expression::open).toArray(Evaluator[]::new));
    }

    private static final class Chosen implements Evaluator {
        private final ValueKind kind;
        private final Evaluator[] conditions;
        private final Evaluator[] results;
        private final ValueBuffer out;
        private final int[] open = new int[ValueBuffer.CAPACITY];
        private final int[] openPlaces = new int[ValueBuffer.CAPACITY];
        private final int[] taken = new int[ValueBuffer.CAPACITY];
        private final int[] takenPlaces = new int[ValueBuffer.CAPACITY];

        Chosen(ValueKind kind, Evaluator[] conditions, Evaluator[] results) {
            this.kind = kind;
            this.conditions = conditions;
            this.results = results;
            out = new ValueBuffer(kind.storage());
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            System.arraycopy(rows, 0, open, 0, count);
            System.arraycopy(Batch.ALL, 0, openPlaces, 0, count);
            int left = count;
            for (int i = 0; i < conditions.length && left > 0; i++) {
                int remaining = split(conditions[i].read(batch, open, left), left);
                int chosen = left - remaining;
                if (chosen > 0) {
                    put(results[i].read(batch, taken, chosen), takenPlaces, chosen);
                }
                left = remaining;
            }
            if (left > 0) {
                put(results[conditions.length].read(batch, open, left), openPlaces, left);
            }
            return out;
        }

        /** Moves the rows for which a condition is true from those open to those taken. */
        private int split(ValueBuffer truth, int count) {
            boolean[] nulls = truth.nulls();
            long[] truths = truth.longs();
            int chosen = 0;
            int left = 0;
            for (int i = 0; i < count; i++) {
                boolean isTaken = !nulls[i] && truths[i] != 0;
                int row = open[i];
                int place = openPlaces[i];
                taken[chosen] = row;
                takenPlaces[chosen] = place;
                open[left] = row;
                openPlaces[left] = place;
                chosen += isTaken ? 1 : 0;
                left += isTaken ? 0 : 1;
            }
            return left;
        }

        private void put(ValueBuffer values, int[] places, int count) {
            boolean[] nulls = values.nulls();
            for (int i = 0; i < count; i++) {
                out.nulls()[places[i]] = nulls[i];
            }
            switch (kind) {
                case NUMBER, DOUBLE -> put(values.longs(), places, count, out.longs());
                case ADDRESS -> {
                    put(values.longs(), places, count, out.longs());
                    put(values.highs(), places, count, out.highs());
                }
                case TEXT -> {
                    for (int i = 0; i < count; i++) {
                        out.texts()[places[i]] = values.texts()[i];
                    }
                }
            }
        }

        private static void put(long[] values, int[] places, int count, long[] to) {
            for (int i = 0; i < count; i++) {
                to[places[i]] = values[i];
            }
        }
    }
}
