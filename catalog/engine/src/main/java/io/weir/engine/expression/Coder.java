package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;

/** Reads an expression's values as small numbers. One owner. */
public interface Coder {
    /**
     * The codes of chosen rows.
     *
     * @param rows rows of the batch, ascending
     * @param codes receives them from index 0; 0 is NULL
     */
    void read(Batch batch, int[] rows, int count, int[] codes) throws IOException;

    /** What the codes stand for. */
    ValueCodes values();

    /** Bytes of memory that it holds, about, without a batch's own codes. */
    default long bytes() {
        return values().bytes();
    }

    /** Codes begin anew; a batch's own codes must be cleared with it. */
    default void clear() {
        values().clear();
    }

    /**
     * The coder of an expression, for one thread.
     *
     * @param batch whose codes are used where the expression is a column
     */
    static Coder of(Expression expression, Batch batch) {
        if (expression instanceof InputValue column) {
            return ofColumn(column.input(), batch.codesOf(column.input()));
        }
        if (expression instanceof OncePerValue once) {
            return ofFunction(once.open());
        }
        return ofValues(expression.open(), new ValueCodes(expression.kind()));
    }

    private static Coder ofColumn(int input, ValueCodes values) {
        return new Coder() {
            @Override
            public void read(Batch batch, int[] rows, int count, int[] codes) throws IOException {
                int[] all = batch.codes(input);
                for (int i = 0; i < count; i++) {
                    codes[i] = all[rows[i]];
                }
            }

            @Override
            public ValueCodes values() {
                return values;
            }

            @Override
            public long bytes() {
                return 0;
            }
        };
    }

    private static Coder ofFunction(OncePerValue.Remembering function) {
        return new Coder() {
            @Override
            public void read(Batch batch, int[] rows, int count, int[] codes) throws IOException {
                function.readCodes(batch, rows, count, codes);
            }

            @Override
            public ValueCodes values() {
                return function.results();
            }

            @Override
            public long bytes() {
                return function.bytes();
            }

            /** What was computed is not computed again. */
            @Override
            public void clear() {}
        };
    }

    private static Coder ofValues(Evaluator evaluator, ValueCodes values) {
        return new Coder() {
            @Override
            public void read(Batch batch, int[] rows, int count, int[] codes) throws IOException {
                ValueBuffer read = evaluator.read(batch, rows, count);
                values.encode(read, count, codes);
            }

            @Override
            public ValueCodes values() {
                return values;
            }
        };
    }
}
