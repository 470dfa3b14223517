package io.weir.sql.plan;

import static java.util.Objects.requireNonNull;

import io.weir.engine.expression.Choice;
import io.weir.engine.expression.Constant;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.FloatArithmetic;
import io.weir.engine.expression.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A DECIMAL that is wanted as a DOUBLE, in floating point numbers from its operands on: products,
 * quotients and choices, which lose no more than a DOUBLE loses. Sums and differences may lose more
 * and are no such expressions.
 */
final class DecimalsAsDoubles {
    private final ExpressionCompiler compiler;

    /**
     * @param compiler for integers and conditions
     */
    DecimalsAsDoubles(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** The expression; null where there is none. */
    @Nullable Expression compile(RexNode node) {
        RelDataType type = node.getType();
        if (SqlTypeUtil.isIntType(type)) {
            Expression number = compiler.compile(node);
            return number == null ? null : ExpressionCompiler.asDouble(number);
        }
        if (!SqlTypeUtil.isDecimal(type)) {
            return null;
        }
        if (node instanceof RexLiteral literal) {
            return literal.isNull()
                    ? Constant.ofNull(ValueKind.DOUBLE)
                    : Constant.of(requireNonNull(literal.getValueAs(Double.class)));
        }
        return node instanceof RexCall call ? compile(call) : null;
    }

    private @Nullable Expression compile(RexCall call) {
        return switch (call.getKind()) {
            case CAST -> cast(call);
            case TIMES -> both(call, FloatArithmetic.Operator.TIMES);
            case DIVIDE -> both(call, FloatArithmetic.Operator.QUOTIENT);
            case CASE -> choice(call);
            default -> null;
        };
    }

    /** From an integer, all of whose values the type holds, or to more digits. */
    private @Nullable Expression cast(RexCall call) {
        RexNode from = call.getOperands().get(0);
        RelDataType type = call.getType();
        boolean isWider =
                type.getPrecision() - type.getScale()
                                >= from.getType().getPrecision() - from.getType().getScale()
                        && type.getScale() >= from.getType().getScale();
        return isWider ? compile(from) : null;
    }

    private @Nullable Expression both(RexCall call, FloatArithmetic.Operator operator) {
        Expression first = compile(call.getOperands().get(0));
        Expression second = compile(call.getOperands().get(1));
        return first == null || second == null
                ? null
                : new FloatArithmetic(operator, first, second);
    }

    private @Nullable Expression choice(RexCall call) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int last = call.getOperands().size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean isCondition = i % 2 == 0 && i < last;
            RexNode operand = call.getOperands().get(i);
            Expression compiled = isCondition ? compiler.compile(operand) : compile(operand);
            if (compiled == null) {
                return null;
            }
            (isCondition ? conditions : results).add(compiled);
        }
        return new Choice(conditions, results);
    }
}
