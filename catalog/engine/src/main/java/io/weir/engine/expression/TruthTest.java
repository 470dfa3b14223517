package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/** Asks what a value is; most answers are never NULL. */
public record TruthTest(Question question, Expression operand) implements Expression {
    /** What is asked. */
    public enum Question {
        /** NOT: NULL for NULL. */
        NOT,
        /** IS NULL. */
        IS_NULL,
        /** IS NOT NULL. */
        IS_NOT_NULL,
        /** IS TRUE. */
        IS_TRUE,
        /** IS NOT TRUE. */
        IS_NOT_TRUE,
        /** IS FALSE. */
        IS_FALSE,
        /** IS NOT FALSE. */
        IS_NOT_FALSE
    }

    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        Evaluator values = operand.open();
        ValueBuffer result = new ValueBuffer(ValueKind.NUMBER.storage());
        boolean isTruth = operand.kind() == ValueKind.NUMBER;
        boolean mayBeNull = question == Question.NOT;
        long whenTrue = answer(false, true);
        long whenFalse = answer(false, false);
        long whenNull = answer(true, false);
        long[] none = isTruth ? new long[0] : new long[ValueBuffer.CAPACITY];
        return (batch, rows, count) -> {
            ValueBuffer read = values.read(batch, rows, count);
            boolean[] nulls = read.nulls();
            long[] truths = isTruth ? read.longs() : none;
            long[] answered = result.longs();
            for (int i = 0; i < count; i++) {
                long known = truths[i] != 0 ? whenTrue : whenFalse;
                answered[i] = nulls[i] ? whenNull : known;
                result.nulls()[i] = nulls[i] && mayBeNull;
            }
            return result;
        };
    }

    private long answer(boolean isNull, boolean isTrue) {
        boolean answer =
                switch (question) {
                    case NOT -> !isTrue;
                    case IS_NULL -> isNull;
                    case IS_NOT_NULL -> !isNull;
                    case IS_TRUE -> isTrue;
                    case IS_NOT_TRUE -> !isTrue;
                    case IS_FALSE -> !isNull && !isTrue;
                    case IS_NOT_FALSE -> isNull || isTrue;
                };
        return answer ? 1 : 0;
    }
}
