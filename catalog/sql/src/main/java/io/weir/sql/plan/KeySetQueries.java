package io.weir.sql.plan;

import com.google.common.collect.ImmutableSet;
import io.weir.engine.expression.ValueKind;
import io.weir.format.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
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
 * them: IN with a sub-query that does not depend on the row, and EXISTS that depends on it by
 * equations. Others stay, and become joins; so do those by several columns of a small query, of
 * which a join asks the scan column by column.
 */
final class KeySetQueries extends RelHomogeneousShuttle {
    /** Takes the queries. */
    interface Sets {
        /** A query of one column of distinct values; returns the set's number. */
        int keys(RelNode query, ColumnType type);

        /** A query of several columns, of distinct rows; returns the set's number. */
        int tuples(RelNode query, List<ValueKind> kinds);
    }

    private final Sets sets;

    KeySetQueries(Sets sets) {
        this.sets = sets;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Filter filter) || !isOverScan(filter.getInput())) {
            return visited;
        }
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            conditions.add(condition.accept(new Replacement(filter, condition)));
        }
        RexBuilder builder = filter.getCluster().getRexBuilder();
        RexNode condition = RexUtil.composeConjunction(builder, conditions);
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

        /** What keeps a row only if it is true. */
        private final RexNode conjunct;

        Replacement(Filter filter, RexNode conjunct) {
            builder = filter.getCluster().getRexBuilder();
            outerRows = filter.getVariablesSet();
            this.conjunct = conjunct;
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
            if (subQuery.rel instanceof Values) {
                return null;
            }
            if (subQuery.getOperands().size() == 1) {
                return set(subQuery.getOperands().get(0), subQuery.rel);
            }
            // What is unknown for a row with a NULL is not true, and that is all a filter asks.
            return subQuery.equals(conjunct)
                    ? tuples(subQuery.getOperands(), subQuery.rel, subQuery)
                    : null;
        }

        private @Nullable RexNode set(RexNode value, RelNode query) {
            ColumnType type = ExpressionTypes.column(value.getType());
            if (type == null || !isSetOf(List.of(value), query)) {
                return null;
            }
            return KeySetOperator.call(builder, value, sets.keys(distinct(query), type));
        }

        private @Nullable RexNode tuples(
                List<RexNode> values, RelNode query, RexSubQuery subQuery) {
            List<ValueKind> kinds = new ArrayList<>();
            for (RexNode value : values) {
                ColumnType type = ExpressionTypes.column(value.getType());
                if (type == null) {
                    return null;
                }
                kinds.add(ValueKind.of(type));
            }
            boolean isForJoin = subQuery.equals(conjunct) && KeptSides.isSmall(query);
            return isForJoin || !isSetOf(values, query)
                    ? null
                    : TupleSetOperator.call(builder, values, sets.tuples(distinct(query), kinds));
        }

        private static boolean isSetOf(List<RexNode> values, RelNode query) {
            List<RelDataTypeField> keys = query.getRowType().getFieldList();
            if (keys.size() != values.size() || !RelOptUtil.getVariablesUsed(query).isEmpty()) {
                return false;
            }
            for (int i = 0; i < keys.size(); i++) {
                RelDataType type = values.get(i).getType();
                if (!ExpressionTypes.areAlike(type, keys.get(i).getType())) {
                    return false;
                }
            }
            return true;
        }

        private static RelNode distinct(RelNode query) {
            int columns = query.getRowType().getFieldCount();
            return LogicalAggregate.create(
                    query, List.of(), ImmutableBitSet.range(columns), null, List.of());
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
            List<RexNode> outer = new ArrayList<>();
            List<RexNode> keys = new ArrayList<>();
            for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
                RexFieldAccess access = correlated(conjunct);
                if (access == null) {
                    rest.add(conjunct);
                    continue;
                }
                RexNode key = other(conjunct);
                if (!key.getType().getSqlTypeName().equals(access.getType().getSqlTypeName())) {
                    return null;
                }
                outer.add(builder.makeInputRef(access.getType(), access.getField().getIndex()));
                keys.add(key);
                rest.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key));
            }
            if (keys.isEmpty()) {
                return null;
            }
            RelNode rows =
                    LogicalProject.create(
                            LogicalFilter.create(
                                    filter.getInput(), RexUtil.composeConjunction(builder, rest)),
                            List.of(),
                            keys,
                            (List<String>) null,
                            ImmutableSet.<CorrelationId>of());
            if (keys.size() > 1) {
                return tuples(outer, rows, subQuery);
            }
            RexNode set = set(outer.get(0), rows);
            return set == null ? null : builder.makeCall(SqlStdOperatorTable.IS_TRUE, set);
        }

        /** The field of the outer row that a column of the inner row must equal. */
        private @Nullable RexFieldAccess correlated(RexNode node) {
            if (node.getKind() != SqlKind.EQUALS) {
                return null;
            }
            RexNode left = ((RexCall) node).getOperands().get(0);
            RexNode right = ((RexCall) node).getOperands().get(1);
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
