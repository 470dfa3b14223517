package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;

/**
 * AND or OR. An operand is computed only for rows that the ones before have not decided.
 *
 * @param isAnd whether it is AND
 * @param operands truth values, at least one
 */
public record Connection(boolean isAnd, List<Expression> operands) implements Expression {
    /** Copies the list. */
    public Connection {
        operands = List.copyOf(operands);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        return new Connected(
                operands.stream().map(Expression::open).toArray(Evaluator[]::new), isAnd ? 0 : 1);
    }

    private static final class Connected implements Evaluator {
        private final Evaluator[] operands;

        /** The truth value that one operand is enough for. */
        private final long decisive;

        private final ValueBuffer result = new ValueBuffer(ValueKind.NUMBER.storage());
        private final int[] open = new int[ValueBuffer.CAPACITY];
        private final int[] places = new int[ValueBuffer.CAPACITY];

        Connected(Evaluator[] operands, long decisive) {
            this.operands = operands;
            this.decisive = decisive;
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                result.longs()[i] = 1 - decisive;
                result.nulls()[i] = false;
                open[i] = rows[i];
                places[i] = i;
            }
            int left = count;
            for (Evaluator operand : operands) {
                if (left == 0) {
                    break;
                }
                left = narrow(operand.read(batch, open, left), left);
            }
            return result;
        }

        private int narrow(ValueBuffer values, int count) {
            boolean[] nulls = values.nulls();
            long[] longs = values.longs();
            boolean[] areUnknown = result.nulls();
            long[] truths = result.longs();
            int left = 0;
            for (int i = 0; i < count; i++) {
                int place = places[i];
                boolean isDecided = !nulls[i] && longs[i] == decisive;
                truths[place] = isDecided ? decisive : 1 - decisive;
                areUnknown[place] = !isDecided && (areUnknown[place] || nulls[i]);
                open[left] = open[i];
                places[left] = place;
                left += isDecided ? 0 : 1;
            }
            return left;
        }
    }
}
