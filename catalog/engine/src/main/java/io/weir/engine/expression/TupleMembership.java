package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Whether values together are a row of a set: true or false, and false if one of them is NULL.
 *
 * @param operands as many as a row of the set has values, of the same kinds
 */
public record TupleMembership(List<Expression> operands, TupleSet set) implements Expression {
    /** Copies the list. */
    public TupleMembership {
        operands = List.copyOf(operands);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Evaluator open() {
        Evaluator[] values = operands.stream().map(Expression::open).toArray(Evaluator[]::new);
        TupleSet.Lookup lookup = set.open();
        ValueBuffer result = new ValueBuffer(ValueKind.NUMBER.storage());
        return (batch, rows, count) -> {
            for (int operand = 0; operand < values.length; operand++) {
                lookup.take(operand, values[operand].read(batch, rows, count), count);
            }
            Arrays.fill(result.nulls(), 0, count, false);
            lookup.find(result.longs(), count);
            return result;
        };
    }
}
