package io.weir.sql.plan;

import java.util.function.ToIntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Makes parameters of the sub-queries that stand for a value and do not depend on the row: they run
 * once, first, and what compares with them can go into a scan.
 */
final class EarlyValues extends RelHomogeneousShuttle {
    private final RexShuttle expressions;

    /**
     * @param parameters takes a query of one column, and gives the number of its parameter
     */
    EarlyValues(RexBuilder builder, ToIntFunction<RelNode> parameters) {
        expressions =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        boolean isEarly =
                                visited.getKind() == SqlKind.SCALAR_QUERY
                                        && RelOptUtil.getVariablesUsed(visited.rel).isEmpty();
                        return isEarly
                                ? builder.makeDynamicParam(
                                        visited.getType(), parameters.applyAsInt(visited.rel))
                                : visited.clone(visited.rel.accept(EarlyValues.this));
                    }
                };
    }

    @Override
    public RelNode visit(RelNode node) {
        return super.visit(node).accept(expressions);
    }
}
