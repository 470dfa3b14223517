package io.weir.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/**
 * Expressions that are NULL whatever the row is, as literals: Calcite fails where it asks whether a
 * product with {@code 10 / NULLIF(0, 0)} rises with its operand.
 */
final class NullConstants {
    private NullConstants() {}

    /** NULL in place of a constant CASE that is NULL, and of arithmetic with NULL. */
    static RexNode known(RexBuilder builder, RexNode node) {
        if (!(node instanceof RexCall call)) {
            return node;
        }
        boolean isNull =
                switch (call.getKind()) {
                    case PLUS, MINUS, TIMES, DIVIDE, MOD, MINUS_PREFIX, CAST ->
                            call.getOperands().stream()
                                    .anyMatch(value -> RexUtil.isNullLiteral(value, true));
                    case CASE -> RexUtil.isConstant(call) && isNull(builder, call);
                    default -> false;
                };
        return isNull ? builder.makeNullLiteral(call.getType()) : node;
    }

    private static boolean isNull(RexBuilder builder, RexCall choice) {
        RexSimplify simplify =
                new RexSimplify(builder, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
        return RexUtil.isNullLiteral(simplify.simplify(choice), true);
    }
}
