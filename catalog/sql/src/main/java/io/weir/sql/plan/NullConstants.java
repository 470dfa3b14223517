package io.weir.sql.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/**
 * Expressions that are NULL whatever the row is, as literals: Calcite fails where it asks whether a
 * product with {@code 10 / NULLIF(0, 0)} rises with its operand, and where rows are known to meet a
 * comparison with NULL.
 */
final class NullConstants extends RelHomogeneousShuttle {
    /** Also where conditions came to constants by moving down. */
    @Override
    public RelNode visit(RelNode node) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        return super.visit(node)
                .accept(
                        new RexShuttle() {
                            @Override
                            public RexNode visitCall(RexCall call) {
                                return known(builder, super.visitCall(call));
                            }
                        });
    }

    /**
     * NULL in place of a constant CASE that is NULL, and of arithmetic and comparisons with NULL.
     */
    static RexNode known(RexBuilder builder, RexNode node) {
        if (!(node instanceof RexCall call)) {
            return node;
        }
        boolean isNull =
                switch (call.getKind()) {
                    case PLUS,
                            MINUS,
                            TIMES,
                            DIVIDE,
                            MOD,
                            MINUS_PREFIX,
                            CAST,
                            EQUALS,
                            NOT_EQUALS,
                            LESS_THAN,
                            LESS_THAN_OR_EQUAL,
                            GREATER_THAN,
                            GREATER_THAN_OR_EQUAL ->
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
