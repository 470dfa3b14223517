package io.weir.sql.plan;

import static java.util.Objects.requireNonNull;

import io.weir.engine.expression.Choice;
import io.weir.engine.expression.Constant;
import io.weir.engine.expression.DecimalProduct;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A DECIMAL that is wanted as a DOUBLE: literals, integers, their products with literals, and
 * choices of them, each rounded once. Others, such as sums, are no such expressions.
 */
final class DecimalsAsDoubles {
    private final ExpressionCompiler compiler;

    /** An integer and what it is multiplied by. */
    private record Product(Expression number, BigDecimal factor) {
        Product times(BigDecimal more) {
            return new Product(number, factor.multiply(more));
        }
    }

    /**
     * @param compiler for integers and conditions
     */
    DecimalsAsDoubles(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** The expression; null where there is none. */
    @Nullable Expression compile(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literal.isNull()
                    ? Constant.ofNull(ValueKind.DOUBLE)
                    : Constant.of(requireNonNull(literal.getValueAs(Double.class)));
        }
        if (node.getKind() == SqlKind.CASE && SqlTypeUtil.isDecimal(node.getType())) {
            return choice((RexCall) node);
        }
        if (isWiderCast(node)) {
            return compile(((RexCall) node).getOperands().get(0));
        }
        Product product = product(node);
        if (product == null) {
            return null;
        }
        return product.factor().compareTo(BigDecimal.ONE) == 0
                ? ExpressionCompiler.asDouble(product.number())
                : new DecimalProduct(product.number(), product.factor());
    }

    private @Nullable Product product(RexNode node) {
        if (SqlTypeUtil.isIntType(node.getType())) {
            Expression number = compiler.compile(node);
            return number == null ? null : new Product(number, BigDecimal.ONE);
        }
        if (!(node instanceof RexCall call) || !SqlTypeUtil.isDecimal(node.getType())) {
            return null;
        }
        RexNode first = call.getOperands().get(0);
        return switch (call.getKind()) {
            case CAST -> isWiderCast(call) ? product(first) : null;
            case MINUS_PREFIX -> times(first, BigDecimal.ONE.negate());
            case TIMES -> times(first, call.getOperands().get(1));
            default -> null;
        };
    }

    private @Nullable Product times(RexNode first, RexNode second) {
        BigDecimal factor = factor(second);
        if (factor != null) {
            return times(first, factor);
        }
        factor = factor(first);
        return factor == null ? null : times(second, factor);
    }

    private @Nullable Product times(RexNode node, BigDecimal factor) {
        Product product = product(node);
        return product == null ? null : product.times(factor);
    }

    private static @Nullable BigDecimal factor(RexNode node) {
        return node instanceof RexLiteral literal && !literal.isNull()
                ? literal.getValueAs(BigDecimal.class)
                : null;
    }

    /** Whether it is a cast to a type that holds every value as it is. */
    private static boolean isWiderCast(RexNode node) {
        if (node.getKind() != SqlKind.CAST || !SqlTypeUtil.isDecimal(node.getType())) {
            return false;
        }
        RelDataType to = node.getType();
        RelDataType from = ((RexCall) node).getOperands().get(0).getType();
        return SqlTypeUtil.isExactNumeric(from)
                && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale()
                && to.getScale() >= from.getScale();
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
