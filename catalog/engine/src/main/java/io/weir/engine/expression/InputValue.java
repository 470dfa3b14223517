package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/**
 * The value of a column.
 *
 * @param input number of the column in the batch
 */
public record InputValue(int input, ValueKind kind) implements Expression {
    @Override
    public Evaluator open() {
        return new Reader(new ValueBuffer(kind.storage()));
    }

    private final class Reader implements Evaluator {
        private final ValueBuffer chosen;

        Reader(ValueBuffer chosen) {
            this.chosen = chosen;
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            ValueBuffer all = batch.values(input);
            if (count == batch.count()) {
                return all;
            }
            for (int i = 0; i < count; i++) {
                chosen.nulls()[i] = all.nulls()[rows[i]];
            }
            switch (kind) {
                case NUMBER, DOUBLE -> copy(all.longs(), rows, count, chosen.longs());
                case ADDRESS -> {
                    copy(all.longs(), rows, count, chosen.longs());
                    copy(all.highs(), rows, count, chosen.highs());
                }
                case TEXT -> {
                    for (int i = 0; i < count; i++) {
                        chosen.texts()[i] = all.texts()[rows[i]];
                    }
                }
            }
            return chosen;
        }

        private static void copy(long[] from, int[] rows, int count, long[] to) {
            for (int i = 0; i < count; i++) {
                to[i] = from[rows[i]];
            }
        }
    }
}
