package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.sql.plan.PushedGroups.PushedMeasure;
import io.weir.sql.run.GroupPlan.Output;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Moves grouping from above a scan into it, with the filters and projections between, and
 * conditions on groups; and tells it how many groups, or rows, are wanted where a sort with a limit
 * follows, which stays above and does the rest.
 */
final class PushGroups extends RelHomogeneousShuttle {
    /** Of so many rows the first are kept in the scan; more are sorted above it. */
    private static final long MOST_ROWS = 1_000_000;

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (visited instanceof Aggregate aggregate) {
            RelNode together = GroupedTogether.totals(aggregate);
            return together == null ? pushed(aggregate) : together;
        }
        if (visited instanceof SetOp || visited instanceof Join) {
            RelNode together = GroupedTogether.of(visited);
            return together == null ? visited : filtered(together);
        }
        if (visited instanceof Filter filter) {
            return filtered(filter);
        }
        if (visited instanceof Project project) {
            return merged(project);
        }
        return visited instanceof Sort sort ? limited(sort) : visited;
    }

    /** One projection over groups in place of two, so that a limit above finds them. */
    private static RelNode merged(Project project) {
        if (!(project.getInput() instanceof Project below)
                || !(below.getInput() instanceof FlowGroupScan groups)
                || !LeafInput.isPlain(project)
                || !LeafInput.isPlain(below)) {
            return project;
        }
        return project.copy(
                project.getTraitSet(),
                groups,
                RelOptUtil.pushPastProject(project.getProjects(), below),
                project.getRowType());
    }

    private static RelNode filtered(RelNode node) {
        return node instanceof Filter filter ? filtered(filter) : node;
    }

    /** Conditions on groups are asked where groups are made, as far as the engine can. */
    private static RelNode filtered(Filter filter) {
        if (!(filter.getInput() instanceof FlowGroupScan groups)
                || !groups.plan().order().equals(GroupOrder.ALL)
                || !filter.getVariablesSet().isEmpty()) {
            return filter;
        }
        List<RexNode> inside = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            (groups.plan().canAsk(condition) ? inside : above).add(condition);
        }
        if (inside.isEmpty()) {
            return filter;
        }
        FlowGroupScan fewer = groups.with(groups.plan().withHaving(inside));
        RexBuilder builder = filter.getCluster().getRexBuilder();
        return above.isEmpty()
                ? fewer
                : filter.copy(
                        filter.getTraitSet(), fewer, RexUtil.composeConjunction(builder, above));
    }

    private static RelNode pushed(Aggregate aggregate) {
        PushedGroups groups = obstacle(aggregate) == null ? groups(aggregate) : null;
        if (groups == null) {
            return aggregate;
        }
        RelNode leaf = LeafInput.of(aggregate.getInput()).leaf();
        return leaf instanceof FlowGroupScan inner
                ? inner.with(groups, aggregate.getRowType())
                : FlowGroupScan.of((FlowTableScan) leaf, aggregate.getRowType(), groups);
    }

    /** Why a grouping stays above the scan; null if it need not. */
    static @Nullable String obstacle(Aggregate aggregate) {
        LeafInput input = LeafInput.of(aggregate.getInput());
        if (!(input.leaf() instanceof FlowTableScan)
                && !(input.leaf() instanceof FlowGroupScan groups && groups.plan().isForAgain())) {
            return "GROUP BY over " + input.leaf().getRelTypeName() + ": not the rows of a scan";
        }
        if (aggregate.getGroupSets().size() != 1) {
            return "GROUP BY by several sets of keys (ROLLUP, CUBE, GROUPING SETS)";
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (Measures.of(call, input.fields()) == null) {
                return "GROUP BY: the engine has no " + call;
            }
        }
        for (RelDataTypeField field : aggregate.getRowType().getFieldList()) {
            if (ExpressionTypes.output(field.getType()) == null) {
                return "GROUP BY: the engine has no values of type "
                        + field.getType()
                        + " ("
                        + field.getName()
                        + ")";
            }
        }
        return groups(aggregate) == null
                ? "GROUP BY by an expression that the engine has not"
                : null;
    }

    private static @Nullable PushedGroups groups(Aggregate aggregate) {
        LeafInput input = LeafInput.of(aggregate.getInput());
        List<RexNode> keys = new ArrayList<>();
        for (int field : aggregate.getGroupSet()) {
            keys.add(input.fields().get(field));
        }
        List<Output> outputs = outputs(aggregate.getRowType());
        if (outputs == null) {
            return null;
        }
        List<PushedMeasure> measures = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            PushedMeasure measure = Measures.of(call, input.fields());
            if (measure == null) {
                return null;
            }
            if (ExactArithmetic.isZeroOfNone(call.getAggregation())) {
                int place = keys.size() + measures.size();
                outputs.set(place, outputs.get(place).orZero());
            }
            measures.add(measure);
        }
        PushedGroups groups =
                input.leaf() instanceof FlowGroupScan inner
                        ? again(inner.plan(), input.conditions(), keys, measures, outputs)
                        : ofRows(aggregate, input, keys, measures, outputs);
        return groups.isPossible() ? groups : null;
    }

    private static PushedGroups again(
            PushedGroups groups,
            List<RexNode> conditions,
            List<RexNode> keys,
            List<PushedMeasure> measures,
            List<Output> outputs) {
        List<RexNode> all = new ArrayList<>(groups.having());
        all.addAll(conditions);
        return groups.with(new PushedGroups.Again(all, keys, measures), outputs);
    }

    private static PushedGroups ofRows(
            Aggregate aggregate,
            LeafInput input,
            List<RexNode> keys,
            List<PushedMeasure> measures,
            List<Output> outputs) {
        FlowTableScan scan = (FlowTableScan) input.leaf();
        return new PushedGroups(
                        aggregate.getCluster().getRexBuilder(),
                        new GeneratedCalls(),
                        scan.columns(),
                        scan.filters(),
                        input.conditions(),
                        keys,
                        measures,
                        List.of(),
                        null,
                        outputs,
                        List.of(),
                        false,
                        GroupOrder.ALL)
                .narrowed();
    }

    /** What the engine gives; null if it has no such values. */
    static @Nullable List<Output> outputs(RelDataType row) {
        List<Output> outputs = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            Output output = ExpressionTypes.output(field.getType());
            if (output == null) {
                return null;
            }
            outputs.add(output);
        }
        return outputs;
    }

    private static RelNode limited(Sort sort) {
        if (!isLimited(sort)) {
            return sort;
        }
        RelNode input = sort.getInput();
        Project project = input instanceof Project above ? above : null;
        if (project != null && project.containsOver()) {
            return sort; // a window is over all groups
        }
        RelNode below = project == null ? input : project.getInput();
        if (below instanceof FlowGroupScan groups) {
            return limited(sort, project, groups);
        }
        PushedGroups rows = rows(sort);
        return rows != null && LeafInput.of(input).leaf() instanceof FlowTableScan scan
                ? sort.copy(
                        sort.getTraitSet(),
                        List.of(FlowGroupScan.of(scan, input.getRowType(), rows)))
                : sort;
    }

    private static boolean isLimited(Sort sort) {
        return sort.fetch instanceof RexLiteral
                && (sort.offset == null || sort.offset instanceof RexLiteral);
    }

    /** How many rows or groups are needed. */
    private static long count(Sort sort) {
        long count = sort.fetch instanceof RexLiteral fetch ? fetch.getValueAs(Long.class) : 0;
        return sort.offset instanceof RexLiteral offset
                ? Math.addExact(count, offset.getValueAs(Long.class))
                : count;
    }

    private static RelNode limited(Sort sort, @Nullable Project project, FlowGroupScan groups) {
        List<GroupOrder.Term> terms = terms(sort, project);
        if (terms == null) {
            return sort;
        }
        PushedGroups plan = groups.plan().withOrder(new GroupOrder(terms, count(sort)));
        FlowGroupScan first = groups.with(plan);
        RelNode fewer =
                project == null ? first : project.copy(project.getTraitSet(), List.of(first));
        return sort.copy(sort.getTraitSet(), List.of(fewer));
    }

    /** Why rows are sorted above the scan; null if there is no order, or it is of few rows. */
    static @Nullable String obstacle(Sort sort) {
        LeafInput input = LeafInput.of(sort.getInput());
        if (sort.getCollation().getFieldCollations().isEmpty()
                || !(input.leaf() instanceof FlowTableScan)) {
            return null;
        }
        if (!isLimited(sort)) {
            return "ORDER BY without LIMIT: all rows are sorted, in memory";
        }
        if (count(sort) > MOST_ROWS) {
            return "ORDER BY with a LIMIT above " + MOST_ROWS + ": rows are sorted in memory";
        }
        return "ORDER BY: the engine has no such expression";
    }

    /** The first rows of an order over a scan. */
    private static @Nullable PushedGroups rows(Sort sort) {
        LeafInput input = LeafInput.of(sort.getInput());
        RelDataType row = sort.getInput().getRowType();
        List<GroupOrder.Term> terms = terms(sort, null);
        List<Output> outputs = outputs(row);
        if (!(input.leaf() instanceof FlowTableScan scan)
                || terms == null
                || terms.isEmpty()
                || outputs == null
                || count(sort) > MOST_ROWS) {
            return null;
        }
        PushedGroups rows =
                new PushedGroups(
                                sort.getCluster().getRexBuilder(),
                                new GeneratedCalls(),
                                scan.columns(),
                                scan.filters(),
                                input.conditions(),
                                input.fields(),
                                List.of(),
                                List.of(),
                                null,
                                outputs,
                                List.of(),
                                true,
                                new GroupOrder(terms, count(sort)))
                        .narrowed();
        return rows.isPossible() ? rows : null;
    }

    private static @Nullable List<GroupOrder.Term> terms(Sort sort, @Nullable Project project) {
        List<GroupOrder.Term> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            GroupOrder.Term term = term(collation, project);
            if (term == null) {
                return null;
            }
            terms.add(term);
        }
        return terms;
    }

    private static GroupOrder.@Nullable Term term(
            RelFieldCollation collation, @Nullable Project project) {
        int field = collation.getFieldIndex();
        if (project != null) {
            if (!(project.getProjects().get(field) instanceof RexInputRef reference)) {
                return null;
            }
            field = reference.getIndex();
        }
        if (collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED) {
            return null;
        }
        return new GroupOrder.Term(
                field,
                collation.getDirection().isDescending(),
                collation.nullDirection == RelFieldCollation.NullDirection.FIRST);
    }
}
