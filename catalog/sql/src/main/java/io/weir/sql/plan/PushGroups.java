package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.Measure;
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
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
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
            return pushed(aggregate);
        }
        if (visited instanceof Filter filter) {
            return filtered(filter);
        }
        return visited instanceof Sort sort ? limited(sort) : visited;
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
        LeafInput input = LeafInput.of(aggregate.getInput());
        if (!(input.leaf() instanceof FlowTableScan scan) || aggregate.getGroupSets().size() != 1) {
            return aggregate;
        }
        List<RexNode> keys = new ArrayList<>();
        for (int field : aggregate.getGroupSet()) {
            keys.add(input.fields().get(field));
        }
        List<PushedMeasure> measures = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (RelDataTypeField field : aggregate.getRowType().getFieldList()) {
            Output output = ExpressionTypes.output(field.getType());
            if (output == null) {
                return aggregate;
            }
            outputs.add(output);
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            PushedMeasure measure = measure(call, input.fields());
            if (measure == null) {
                return aggregate;
            }
            if (call.getAggregation().getKind() == SqlKind.SUM0
                    || ExactArithmetic.isSumOrZero(call.getAggregation())) {
                int place = keys.size() + measures.size();
                outputs.set(place, outputs.get(place).orZero());
            }
            measures.add(measure);
        }
        PushedGroups groups =
                new PushedGroups(
                                aggregate.getCluster().getRexBuilder(),
                                new GeneratedCalls(),
                                scan.columns(),
                                scan.filters(),
                                input.conditions(),
                                keys,
                                measures,
                                outputs,
                                List.of(),
                                false,
                                GroupOrder.ALL)
                        .narrowed();
        return groups.isPossible()
                ? FlowGroupScan.of(scan, aggregate.getRowType(), groups)
                : aggregate;
    }

    private static @Nullable PushedMeasure measure(AggregateCall call, List<RexNode> fields) {
        if (call.isApproximate()
                || call.ignoreNulls()
                || call.distinctKeys != null
                || !call.getCollation().getFieldCollations().isEmpty()
                || call.getArgList().size() > 1) {
            return null;
        }
        Measure.Kind kind = kind(call);
        if (kind == null) {
            return null;
        }
        RexNode argument = kind == Measure.Kind.ROWS ? null : fields.get(call.getArgList().get(0));
        boolean isNumber = kind == Measure.Kind.SUM || kind == Measure.Kind.AVERAGE;
        if (argument != null && isNumber && !isNumber(argument.getType())) {
            return null;
        }
        RexNode filter = call.filterArg < 0 ? null : fields.get(call.filterArg);
        return new PushedMeasure(kind, argument, filter);
    }

    private static boolean isNumber(RelDataType type) {
        return SqlTypeUtil.isIntType(type) || type.getSqlTypeName() == SqlTypeName.DOUBLE;
    }

    private static Measure.@Nullable Kind kind(AggregateCall call) {
        boolean hasArgument = !call.getArgList().isEmpty();
        SqlKind kind = call.getAggregation().getKind();
        if (kind == SqlKind.COUNT) {
            if (!hasArgument) {
                return call.isDistinct() ? null : Measure.Kind.ROWS;
            }
            return call.isDistinct() ? Measure.Kind.DISTINCT : Measure.Kind.VALUES;
        }
        if (!hasArgument) {
            return null;
        }
        if (kind == SqlKind.MIN) {
            return Measure.Kind.SMALLEST;
        }
        if (kind == SqlKind.MAX) {
            return Measure.Kind.LARGEST;
        }
        if (call.isDistinct()) {
            return null;
        }
        if (kind == SqlKind.SUM
                || kind == SqlKind.SUM0
                || ExactArithmetic.isSum(call.getAggregation())
                || ExactArithmetic.isSumOrZero(call.getAggregation())) {
            return Measure.Kind.SUM;
        }
        return kind == SqlKind.AVG || ExactArithmetic.isAverage(call.getAggregation())
                ? Measure.Kind.AVERAGE
                : null;
    }

    private static RelNode limited(Sort sort) {
        if (!(sort.fetch instanceof RexLiteral fetch)
                || (sort.offset != null && !(sort.offset instanceof RexLiteral))) {
            return sort;
        }
        long count = fetch.getValueAs(Long.class);
        if (sort.offset instanceof RexLiteral offset) {
            count = Math.addExact(count, offset.getValueAs(Long.class));
        }
        RelNode input = sort.getInput();
        Project project = input instanceof Project above ? above : null;
        if (project != null && project.containsOver()) {
            return sort; // a window is over all groups
        }
        RelNode below = project == null ? input : project.getInput();
        return below instanceof FlowGroupScan groups
                ? limited(sort, project, groups, count)
                : ofRows(sort, count);
    }

    private static RelNode limited(
            Sort sort, @Nullable Project project, FlowGroupScan groups, long count) {
        List<GroupOrder.Term> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            GroupOrder.Term term = term(collation, project, groups.getRowType());
            if (term == null) {
                return sort;
            }
            terms.add(term);
        }
        PushedGroups plan = groups.plan().withOrder(new GroupOrder(terms, count));
        FlowGroupScan first = groups.with(plan);
        RelNode fewer =
                project == null ? first : project.copy(project.getTraitSet(), List.of(first));
        return sort.copy(sort.getTraitSet(), List.of(fewer));
    }

    /** The first rows of an order over a scan. */
    private static RelNode ofRows(Sort sort, long count) {
        LeafInput input = LeafInput.of(sort.getInput());
        RelDataType row = sort.getInput().getRowType();
        if (!(input.leaf() instanceof FlowTableScan scan)
                || sort.getCollation().getFieldCollations().isEmpty()
                || count > MOST_ROWS) {
            return sort;
        }
        List<GroupOrder.Term> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            GroupOrder.Term term = term(collation, null, row);
            if (term == null) {
                return sort;
            }
            terms.add(term);
        }
        List<Output> outputs = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            Output output = ExpressionTypes.output(field.getType());
            if (output == null) {
                return sort;
            }
            outputs.add(output);
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
                                outputs,
                                List.of(),
                                true,
                                new GroupOrder(terms, count))
                        .narrowed();
        return rows.isPossible()
                ? sort.copy(sort.getTraitSet(), List.of(FlowGroupScan.of(scan, row, rows)))
                : sort;
    }

    private static GroupOrder.@Nullable Term term(
            RelFieldCollation collation, @Nullable Project project, RelDataType row) {
        int field = collation.getFieldIndex();
        if (project != null) {
            if (!(project.getProjects().get(field) instanceof RexInputRef reference)) {
                return null;
            }
            field = reference.getIndex();
        }
        boolean isText = SqlTypeUtil.isCharacter(row.getFieldList().get(field).getType());
        if (collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED || isText) {
            return null;
        }
        return new GroupOrder.Term(
                field,
                collation.getDirection().isDescending(),
                collation.nullDirection == RelFieldCollation.NullDirection.FIRST);
    }
}
