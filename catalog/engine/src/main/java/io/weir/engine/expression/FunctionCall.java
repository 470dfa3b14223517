package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function of any operands, called for each row on boxed values: Long for a number, Double,
 * String, and 16 bytes for an address. It is slow, so it is for what is computed {@link
 * OncePerValue}, or has no other way.
 *
 * @param functions gives each thread its own
 */
public record FunctionCall(ValueKind kind, List<Expression> operands, Supplier<Function> functions)
        implements Expression {
    /** Copies the list. */
    public FunctionCall {
        operands = List.copyOf(operands);
    }

    /** What is called. */
    @FunctionalInterface
    public interface Function {
        /**
         * @param arguments null for NULL; the function may keep or change the array
         * @return Long, Double, String, 16 bytes, Boolean, or null for NULL
         */
        @Nullable Object call(@Nullable Object[] arguments);
    }

    @Override
    public Evaluator open() {
        return new Caller(
                kind,
                operands,
                operands.stream().map(Expression::open).toArray(Evaluator[]::new),
                functions.get());
    }

    private static final class Caller implements Evaluator {
        private final ValueKind kind;
        private final List<Expression> operands;
        private final Evaluator[] evaluators;
        private final Function function;
        private final ValueBuffer[] values;
        private final ValueBuffer result;

        Caller(
                ValueKind kind,
                List<Expression> operands,
                Evaluator[] evaluators,
                Function function) {
            this.kind = kind;
            this.operands = operands;
            this.evaluators = evaluators;
            this.function = function;
            values = new ValueBuffer[evaluators.length];
            result = new ValueBuffer(kind.storage());
        }

        @Override
        public ValueBuffer read(Batch batch, int[] rows, int count) throws IOException {
            for (int operand = 0; operand < evaluators.length; operand++) {
                values[operand] = evaluators[operand].read(batch, rows, count);
            }
            for (int row = 0; row < count; row++) {
                @Nullable Object[] arguments = new Object[evaluators.length];
                for (int operand = 0; operand < arguments.length; operand++) {
                    arguments[operand] =
                            BoxedValues.get(operands.get(operand).kind(), values[operand], row);
                }
                BoxedValues.put(kind, function.call(arguments), result, row);
            }
            return result;
        }
    }
}
