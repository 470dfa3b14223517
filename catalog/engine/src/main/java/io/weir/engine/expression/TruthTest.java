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
        return (batch, rows, count) -> {
            ValueBuffer read = values.read(batch, rows, count);
            for (int i = 0; i < count; i++) {
                boolean isNull = read.nulls()[i];
                boolean isTrue = isTruth && !isNull && read.longs()[i] != 0;
                result.nulls()[i] = isNull && question == Question.NOT;
                result.longs()[i] = answer(isNull, isTrue) ? 1 : 0;
            }
            return result;
        };
    }

    private boolean answer(boolean isNull, boolean isTrue) {
        return switch (question) {
            case NOT -> !isTrue;
            case IS_NULL -> isNull;
            case IS_NOT_NULL -> !isNull;
            case IS_TRUE -> isTrue;
            case IS_NOT_TRUE -> !isTrue;
            case IS_FALSE -> !isNull && !isTrue;
            case IS_NOT_FALSE -> isNull || isTrue;
        };
    }
}
