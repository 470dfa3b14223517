package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /** Remembers the results as codes, also when the batch's codes of values begin anew. */
    static final class Remembering implements Evaluator {
        private static final int UNKNOWN = -1;
        private static final long MOST_BYTES = 64 << 20;

        private final int input;
        private final Evaluator function;
        private final ValueCodes results;
        private final ValueBuffer values;
        private final int[] resultCodes = new int[ValueBuffer.CAPACITY];
        private final int[] unknownRows = new int[ValueBuffer.CAPACITY];
        private final int[] newCodes = new int[ValueBuffer.CAPACITY];
        private int generation;

        /** Results by the batch's codes of the column. */
        private int[] resultOf = new int[0];

        /** Results of an earlier generation of these codes; null before there is one. */
        private @Nullable Earlier earlier;

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
            return results.bytes()
                    + 4L * resultOf.length
                    + (earlier == null ? 0 : earlier.seen.bytes());
        }

        /** The codes of the results for chosen rows. */
        void readCodes(Batch batch, int[] rows, int count, int[] codes) throws IOException {
            int[] valueCodes = batch.codes(input);
            follow(batch.codesOf(input));
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

        /** Codes that begin anew leave no results, but those are found again by value. */
        private void follow(ValueCodes column) {
            if (generation != column.generation()) {
                generation = column.generation();
                Arrays.fill(resultOf, UNKNOWN);
                if (earlier == null || bytes() > MOST_BYTES) {
                    earlier = new Earlier(column.kind());
                    results.clear();
                }
            }
            resultOf = grown(resultOf, column.size());
        }

        private void learn(Batch batch, int[] valueCodes, int unknown) throws IOException {
            if (earlier == null) {
                results.encode(function.read(batch, unknownRows, unknown), unknown, newCodes);
            } else {
                earlier.find(batch, unknown);
            }
            for (int i = 0; i < unknown; i++) {
                resultOf[valueCodes[unknownRows[i]]] = newCodes[i];
            }
        }

        private static int[] grown(int[] codes, int size) {
            if (size <= codes.length) {
                return codes;
            }
            int[] grown = Arrays.copyOf(codes, Math.max(size, 2 * codes.length));
            Arrays.fill(grown, codes.length, grown.length, UNKNOWN);
            return grown;
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            readCodes(batch, rows, count, resultCodes);
            results.decode(resultCodes, count, values);
            return values;
        }

        /** Results by value. */
        private final class Earlier {
            private final Evaluator column;
            private final ValueCodes seen;
            private final int[] seenCodes = new int[ValueBuffer.CAPACITY];
            private final int[] newRows = new int[ValueBuffer.CAPACITY];
            private final int[] computed = new int[ValueBuffer.CAPACITY];
            private int[] resultOfSeen = new int[0];

            Earlier(ValueKind kind) {
                column = new InputValue(input, kind).open();
                seen = new ValueCodes(kind);
            }

            /** The results' codes of the unknown rows, no two of which have the same value. */
            void find(Batch batch, int unknown) throws IOException {
                seen.encode(column.read(batch, unknownRows, unknown), unknown, seenCodes);
                resultOfSeen = grown(resultOfSeen, seen.size());
                int fresh = 0;
                for (int i = 0; i < unknown; i++) {
                    if (resultOfSeen[seenCodes[i]] == UNKNOWN) {
                        newRows[fresh++] = unknownRows[i];
                    }
                }
                results.encode(function.read(batch, newRows, fresh), fresh, computed);
                int next = 0;
                for (int i = 0; i < unknown; i++) {
                    if (resultOfSeen[seenCodes[i]] == UNKNOWN) {
                        resultOfSeen[seenCodes[i]] = computed[next++];
                    }
                    newCodes[i] = resultOfSeen[seenCodes[i]];
                }
            }
        }
    }
}
