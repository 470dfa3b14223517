package io.weir.sql.plan;

import com.google.common.collect.ImmutableSet;
import io.weir.format.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes sets of keys of the sub-queries in filters right above a scan, so that the scan can ask
 * them: IN with a sub-query that does not depend on the row, and EXISTS that depends on it by one
 * equation. Others stay, and become joins.
 */
final class KeySetQueries extends RelHomogeneousShuttle {
    private final BiConsumer<RelNode, ColumnType> sets;
    private final IntSupplier count;

    /**
     * @param sets takes the queries in the order of their numbers, each of one column of distinct
     *     values
     * @param count how many there are
     */
    KeySetQueries(BiConsumer<RelNode, ColumnType> sets, IntSupplier count) {
        this.sets = sets;
        this.count = count;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Filter filter) || !isOverScan(filter.getInput())) {
            return visited;
        }
        RexNode condition = filter.getCondition().accept(new Replacement(filter));
        if (condition.equals(filter.getCondition())) {
            return filter;
        }
        boolean isDone = RexUtil.SubQueryFinder.find(condition) == null;
        return LogicalFilter.create(
                filter.getInput(),
                condition,
                isDone ? ImmutableSet.of() : ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    private static boolean isOverScan(RelNode node) {
        return node instanceof FlowTableScan
                || (node instanceof Filter filter && isOverScan(filter.getInput()));
    }

    private final class Replacement extends RexShuttle {
        private final RexBuilder builder;

        private final Set<CorrelationId> outerRows;

        Replacement(Filter filter) {
            builder = filter.getCluster().getRexBuilder();
            outerRows = filter.getVariablesSet();
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = super.visitCall(call);
            if (visited.getKind() == SqlKind.NOT) {
                RexNode operand = ((RexCall) visited).getOperands().get(0);
                if (operand.getKind() == SqlKind.IS_TRUE) {
                    return builder.makeCall(
                            SqlStdOperatorTable.IS_NOT_TRUE,
                            ((RexCall) operand).getOperands().get(0));
                }
            }
            return visited;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexNode set =
                    switch (subQuery.getKind()) {
                        case IN -> in(subQuery);
                        case EXISTS -> exists(subQuery);
                        default -> null;
                    };
            return set == null ? subQuery : set;
        }

        private @Nullable RexNode in(RexSubQuery subQuery) {
            if (subQuery.getOperands().size() != 1 || subQuery.rel instanceof Values) {
                return null;
            }
            return set(subQuery.getOperands().get(0), subQuery.rel);
        }

        private @Nullable RexNode set(RexNode value, RelNode query) {
            ColumnType type = ExpressionTypes.column(value.getType());
            RelNode keys = query.getRowType().getFieldCount() == 1 ? query : null;
            if (type == null
                    || keys == null
                    || !RelOptUtil.getVariablesUsed(query).isEmpty()
                    || ExpressionTypes.kind(value.getType())
                            != ExpressionTypes.kind(
                                    keys.getRowType().getFieldList().get(0).getType())) {
                return null;
            }
            sets.accept(
                    LogicalAggregate.create(
                            keys, List.of(), ImmutableBitSet.of(0), null, List.of()),
                    type);
            return KeySetOperator.call(builder, value, count.getAsInt() - 1);
        }

        /** {@code EXISTS (SELECT … FROM x WHERE x.key = flows.column AND …)}. */
        private @Nullable RexNode exists(RexSubQuery subQuery) {
            RelNode query = subQuery.rel;
            while (query instanceof Project project && !project.containsOver()) {
                query = project.getInput();
            }
            if (!(query instanceof Filter filter)) {
                return null;
            }
            List<RexNode> rest = new ArrayList<>();
            RexNode outer = null;
            RexNode key = null;
            for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
                RexFieldAccess access = outer == null ? correlated(conjunct) : null;
                if (access == null) {
                    rest.add(conjunct);
                    continue;
                }
                outer = builder.makeInputRef(access.getType(), access.getField().getIndex());
                key = other(conjunct);
            }
            if (outer == null
                    || key == null
                    || !key.getType().getSqlTypeName().equals(outer.getType().getSqlTypeName())) {
                return null;
            }
            rest.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key));
            RelNode keys =
                    LogicalProject.create(
                            LogicalFilter.create(
                                    filter.getInput(), RexUtil.composeConjunction(builder, rest)),
                            List.of(),
                            List.of(key),
                            List.of("key"),
                            ImmutableSet.<CorrelationId>of());
            RexNode set = set(outer, keys);
            return set == null ? null : builder.makeCall(SqlStdOperatorTable.IS_TRUE, set);
        }

        /** The field of the outer row that a column of the inner row must equal. */
        private @Nullable RexFieldAccess correlated(RexNode conjunct) {
            if (conjunct.getKind() != SqlKind.EQUALS) {
                return null;
            }
            RexNode left = ((RexCall) conjunct).getOperands().get(0);
            RexNode right = ((RexCall) conjunct).getOperands().get(1);
            if (left instanceof RexInputRef && isField(right)) {
                return (RexFieldAccess) right;
            }
            return right instanceof RexInputRef && isField(left) ? (RexFieldAccess) left : null;
        }

        private boolean isField(RexNode node) {
            return node instanceof RexFieldAccess access
                    && access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && outerRows.contains(variable.id);
        }

        private static RexNode other(RexNode equation) {
            RexNode left = ((RexCall) equation).getOperands().get(0);
            return left instanceof RexInputRef ? left : ((RexCall) equation).getOperands().get(1);
        }
    }
}
