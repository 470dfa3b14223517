package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;

/** Whether a text is like a pattern; unknown where it is NULL. */
public record TextMatch(Expression text, LikePattern pattern) implements Expression {
    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        Evaluator texts = text.open();
        ValueBuffer result = new ValueBuffer(ValueKind.NUMBER.storage());
        return (batch, rows, count) -> {
            ValueBuffer read = texts.read(batch, rows, count);
            for (int i = 0; i < count; i++) {
                boolean isNull = read.nulls()[i];
                result.nulls()[i] = isNull;
                result.longs()[i] = !isNull && pattern.matches(read.texts()[i]) ? 1 : 0;
            }
            return result;
        };
    }
}
