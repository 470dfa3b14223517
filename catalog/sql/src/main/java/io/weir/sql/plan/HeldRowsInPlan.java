package io.weir.sql.plan;

import io.weir.sql.plan.Held.What;
import io.weir.sql.run.HeldPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableUnion;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AsofJoin;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Spool;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Finds the operators of a plan that keep rows in memory, and lets these be counted. */
final class HeldRowsInPlan extends RelHomogeneousShuttle {
    /** Aggregates that keep the rows of a group. */
    private static final Set<SqlKind> COLLECTING =
            EnumSet.of(
                    SqlKind.ARRAY_AGG,
                    SqlKind.ARRAY_CONCAT_AGG,
                    SqlKind.COLLECT,
                    SqlKind.FUSION,
                    SqlKind.GROUP_CONCAT,
                    SqlKind.JSON_ARRAYAGG,
                    SqlKind.JSON_OBJECTAGG,
                    SqlKind.LISTAGG,
                    SqlKind.MODE,
                    SqlKind.PERCENTILE_CONT,
                    SqlKind.PERCENTILE_DISC,
                    SqlKind.STRING_AGG);

    @Override
    public RelNode visit(RelNode node) {
        RelNode plan = super.visit(node);
        if (plan instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (plan instanceof Join join) {
            return join(join);
        }
        if (plan instanceof SetOp operator) {
            return setOperator(operator);
        }
        if (plan instanceof Sort sort) {
            return with(sort, 0, What.ROWS, sorted(sort));
        }
        if (plan instanceof Window window) {
            return with(window, 0, What.ROWS, window(window));
        }
        if (plan instanceof KeptInput) {
            return with(plan, 0, What.ROWS, new HeldPlan("A join"));
        }
        if (plan instanceof Spool) {
            return with(plan, 0, What.ROWS, new HeldPlan("WITH RECURSIVE"));
        }
        if (plan instanceof RepeatUnion union && !union.all) {
            return new Held(union, What.ROWS, new HeldPlan("WITH RECURSIVE"));
        }
        return plan;
    }

    private static RelNode with(RelNode plan, int input, What what, HeldPlan held) {
        List<RelNode> inputs = new ArrayList<>(plan.getInputs());
        inputs.set(input, new Held(inputs.get(input), what, held));
        return plan.copy(plan.getTraitSet(), inputs);
    }

    private static RelNode aggregate(Aggregate aggregate) {
        RelNode plan = aggregate;
        boolean isCollecting =
                aggregate.getAggCallList().stream()
                        .anyMatch(
                                call ->
                                        !call.getCollation().getFieldCollations().isEmpty()
                                                || COLLECTING.contains(
                                                        call.getAggregation().getKind()));
        if (isCollecting) {
            plan = with(plan, 0, What.ROWS, new HeldPlan("An aggregate of lists"));
        }
        return plan instanceof EnumerableAggregate
                ? new Held(plan, What.KEPT_BELOW, new HeldPlan("GROUP BY"))
                : plan;
    }

    private static RelNode join(Join join) {
        HeldPlan held = new HeldPlan("A join");
        if (join instanceof EnumerableHashJoin) {
            What what = join.getJoinType().projectsRight() ? What.ROWS : What.DISTINCT_ROWS;
            return with(join, 1, what, held);
        }
        if (join instanceof EnumerableNestedLoopJoin && join.getJoinType().generatesNullsOnLeft()) {
            return new Held(join, What.KEPT_BELOW, new HeldPlan("The result of a join"));
        }
        return join instanceof AsofJoin
                ? with(with(join, 0, What.ROWS, held), 1, What.ROWS, new HeldPlan("A join"))
                : join;
    }

    private static RelNode setOperator(SetOp operator) {
        if (operator instanceof EnumerableUnion) {
            return operator.all
                    ? operator
                    : new Held(
                            operator.copy(operator.getTraitSet(), operator.getInputs(), true),
                            What.DISTINCT_ROWS,
                            new HeldPlan("UNION"));
        }
        What what = operator.all ? What.ROWS : What.DISTINCT_ROWS;
        RelNode plan = operator;
        if (operator instanceof Minus) {
            plan = with(plan, 0, what, new HeldPlan("EXCEPT"));
        } else if (operator instanceof Intersect) {
            for (int input = 0; input < operator.getInputs().size(); input++) {
                plan = with(plan, input, what, new HeldPlan("INTERSECT"));
            }
        }
        return plan;
    }

    /** The rows themselves, and for each group of windows those with its results. */
    private static HeldPlan window(Window window) {
        return new HeldPlan("A window", 1 + window.groups.size(), Long.MAX_VALUE, List.of());
    }

    private static HeldPlan sorted(Sort sort) {
        if (!(sort instanceof EnumerableLimitSort) || sort.fetch == null) {
            return new HeldPlan("ORDER BY");
        }
        List<Integer> parameters = new ArrayList<>();
        long most = rows(sort.offset, parameters) + rows(sort.fetch, parameters);
        return new HeldPlan("ORDER BY", 1, most < 0 ? Long.MAX_VALUE : most, parameters);
    }

    private static long rows(@Nullable RexNode count, List<Integer> parameters) {
        if (count instanceof RexDynamicParam parameter) {
            parameters.add(parameter.getIndex());
        }
        if (count instanceof RexLiteral literal) {
            BigDecimal rows = literal.getValueAs(BigDecimal.class);
            return rows == null ? 0 : rows.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
        }
        return 0;
    }
}
