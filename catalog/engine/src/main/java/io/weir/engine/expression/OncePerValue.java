package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;

/**
 * A function of one column, computed once for each of the column's values that a thread meets.
 *
 * @param input number of the column
 * @param function computed from that column alone
 */
public record OncePerValue(int input, Expression function) implements Expression {
    @Override
    public ValueKind kind() {
        return function.kind();
    }

    @Override
    public Remembering open() {
        return new Remembering(input, function);
    }

    /** Remembers the results as codes. */
    static final class Remembering implements Evaluator {
        private static final int UNKNOWN = -1;

        private final int input;
        private final Evaluator function;
        private final ValueCodes results;
        private final ValueBuffer values;
        private final int[] resultCodes = new int[ValueBuffer.CAPACITY];
        private final int[] unknownRows = new int[ValueBuffer.CAPACITY];
        private final int[] newCodes = new int[ValueBuffer.CAPACITY];
        private int[] resultOf = new int[0];
        private int generation;

        private Remembering(int input, Expression function) {
            this.input = input;
            this.function = function.open();
            results = new ValueCodes(function.kind());
            values = new ValueBuffer(function.kind().storage());
        }

        /** What the codes stand for. */
        ValueCodes results() {
            return results;
        }

        /** Bytes of memory that it holds, about. */
        long bytes() {
            return results.bytes() + 4L * resultOf.length;
        }

        /** Forgets them. */
        void clear() {
            results.clear();
            Arrays.fill(resultOf, UNKNOWN);
        }

        /** The codes of the results for chosen rows. */
        void readCodes(Batch batch, int[] rows, int count, int[] codes) throws IOException {
            int[] valueCodes = batch.codes(input);
            if (generation != batch.codesOf(input).generation()) {
                generation = batch.codesOf(input).generation();
                clear();
            }
            grow(batch.codesOf(input).size());
            int unknown = 0;
            for (int i = 0; i < count; i++) {
                int code = valueCodes[rows[i]];
                if (resultOf[code] == UNKNOWN) {
                    resultOf[code] = 0;
                    unknownRows[unknown++] = rows[i];
                }
            }
            if (unknown > 0) {
                learn(batch, valueCodes, unknown);
            }
            for (int i = 0; i < count; i++) {
                codes[i] = resultOf[valueCodes[rows[i]]];
            }
        }

        private void learn(Batch batch, int[] valueCodes, int unknown) throws IOException {
            ValueBuffer learned = function.read(batch, unknownRows, unknown);
            results.encode(learned, unknown, newCodes);
            for (int i = 0; i < unknown; i++) {
                resultOf[valueCodes[unknownRows[i]]] = newCodes[i];
            }
        }

        private void grow(int size) {
            if (size > resultOf.length) {
                int known = resultOf.length;
                resultOf = Arrays.copyOf(resultOf, Math.max(size, 2 * known));
                Arrays.fill(resultOf, known, resultOf.length, UNKNOWN);
            }
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            readCodes(batch, rows, count, resultCodes);
            results.decode(resultCodes, count, values);
            return values;
        }
    }
}
