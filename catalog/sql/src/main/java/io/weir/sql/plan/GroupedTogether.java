package io.weir.sql.plan;

import io.weir.engine.group.Measure;
import io.weir.sql.plan.PushedGroups.PushedMeasure;
import io.weir.sql.run.GroupPlan.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * UNION, INTERSECT, EXCEPT, totals over UNION ALL, and joins of groups of scans, as one scan that
 * puts the rows of all into the same groups.
 */
final class GroupedTogether {
    private GroupedTogether() {}

    /** The scan of a set operation or a join; null where it is none. */
    static @Nullable RelNode of(RelNode node) {
        if (node instanceof Join join) {
            return JoinedGroups.of(join);
        }
        return node instanceof SetOp operation && !operation.all ? distinct(operation) : null;
    }

    /** Rows that are in any, in all, or in the first and no other of the inputs. */
    private static @Nullable RelNode distinct(SetOp operation) {
        List<GroupSide> sides = GroupSide.of(operation.getInputs());
        if (sides == null || !sides.stream().allMatch(GroupedTogether::isOfRows)) {
            return null;
        }
        RexBuilder builder = operation.getCluster().getRexBuilder();
        RelDataType row = operation.getRowType();
        boolean isCounted = operation instanceof Intersect || operation instanceof Minus;
        int counted = isCounted ? sides.size() : 0;
        List<PushedGroups> sources = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            List<PushedMeasure> counts = new ArrayList<>();
            for (int other = 0; other < counted; other++) {
                counts.add(GroupSide.rows(builder, other == i));
            }
            GroupSide side = sides.get(i);
            for (PushedGroups rows : side.scans()) {
                List<RexNode> keys = keys(side.fields(), rows, row);
                sources.add(GroupSide.source(rows, keys, counts, List.of()));
            }
        }
        int keys = row.getFieldCount();
        List<RexNode> having = new ArrayList<>();
        for (int i = 0; i < counted; i++) {
            RexNode isThere = GroupSide.isThere(builder, keys + i);
            boolean isWanted = i == 0 || operation instanceof Intersect;
            having.add(isWanted ? isThere : builder.makeCall(SqlStdOperatorTable.NOT, isThere));
        }
        RelDataType counts = withCounts(builder.getTypeFactory(), row, counted);
        List<Output> outputs = PushGroups.outputs(counts);
        PushedGroups plan = outputs == null ? null : GroupSide.together(sources, outputs, having);
        if (plan == null) {
            return null;
        }
        FlowGroupScan together = sides.get(0).scan().with(plan, counts);
        return counted == 0
                ? together
                : LogicalProject.create(
                        together,
                        List.of(),
                        builder.identityProjects(counts).subList(0, keys),
                        row.getFieldNames(),
                        Set.of());
    }

    /** A group without keys is there even where it has no rows. */
    private static boolean isOfRows(GroupSide side) {
        return side.isWhole() && side.keys() > 0 && side.fields().stream().allMatch(side::isOfKeys);
    }

    /** Fields as keys over the rows that are grouped, of the types that the result has. */
    private static List<RexNode> keys(List<RexNode> fields, PushedGroups rows, RelDataType types) {
        List<RexNode> keys = new ArrayList<>();
        for (RexNode field : fields) {
            RelDataType type = types.getFieldList().get(keys.size()).getType();
            keys.add(rows.builder().ensureType(type, GroupSide.ofRows(field, rows), false));
        }
        return keys;
    }

    private static RelDataType withCounts(RelDataTypeFactory types, RelDataType row, int counted) {
        RelDataTypeFactory.Builder all = types.builder();
        all.addAll(row.getFieldList());
        for (int i = 0; i < counted; i++) {
            all.add("$rows" + i, SqlTypeName.BIGINT);
        }
        return all.build();
    }

    /** What totals over the groups of several scans come to; null where they are something else. */
    static @Nullable RelNode totals(Aggregate aggregate) {
        if (!(aggregate.getInput() instanceof Union union)
                || !union.all
                || aggregate.getGroupSets().size() != 1) {
            return null;
        }
        List<GroupSide> sides = GroupSide.of(union.getInputs());
        List<Output> outputs = PushGroups.outputs(aggregate.getRowType());
        if (sides == null || outputs == null || !sides.stream().allMatch(GroupSide::isWhole)) {
            return null;
        }
        List<PushedGroups> sources = sources(aggregate, sides);
        if (sources == null
                || sources.stream().map(GroupedTogether::shape).distinct().count() > 1) {
            return null;
        }
        List<AggregateCall> calls = aggregate.getAggCallList();
        for (int i = 0; i < calls.size(); i++) {
            boolean isSum = sources.get(0).measures().get(i).kind() == Measure.Kind.SUM;
            if (isSum && ExactArithmetic.isZeroOfNone(calls.get(i).getAggregation())) {
                int place = aggregate.getGroupCount() + i;
                outputs.set(place, outputs.get(place).orZero());
            }
        }
        PushedGroups plan = GroupSide.together(sources, outputs, List.of());
        return plan == null ? null : sides.get(0).scan().with(plan, aggregate.getRowType());
    }

    private static List<String> shape(PushedGroups rows) {
        return rows.measures().stream()
                .map(measure -> measure.kind() + " " + (measure.filter() != null))
                .toList();
    }

    /** The rows of all sides by the keys of the total; null where it is made of something else. */
    private static @Nullable List<PushedGroups> sources(
            Aggregate aggregate, List<GroupSide> sides) {
        List<PushedGroups> sources = new ArrayList<>();
        for (GroupSide side : sides) {
            List<RexNode> fields =
                    aggregate.getGroupSet().asList().stream().map(side.fields()::get).toList();
            boolean isOfNone = side.keys() == 0 && aggregate.getGroupCount() > 0;
            if (isOfNone || !fields.stream().allMatch(side::isOfKeys)) {
                return null;
            }
            for (PushedGroups rows : side.scans()) {
                List<PushedMeasure> measures = new ArrayList<>();
                for (AggregateCall call : aggregate.getAggCallList()) {
                    PushedMeasure measure = measure(call, side, rows);
                    if (measure == null || !isTotal(aggregate, call, side, measure.kind())) {
                        return null;
                    }
                    measures.add(
                            isOfValues(call, sides)
                                    ? GroupSide.own(rows.builder(), measure)
                                    : measure);
                }
                List<RexNode> keys = keys(fields, rows, aggregate.getRowType());
                sources.add(GroupSide.source(rows, keys, measures, List.of()));
            }
        }
        return sources;
    }

    /** The measure of a side that a call makes the total of; null where it is something else. */
    private static @Nullable PushedMeasure measure(
            AggregateCall call, GroupSide side, PushedGroups rows) {
        boolean isPlain = call.getArgList().size() == 1 && !call.isDistinct() && !call.hasFilter();
        int number = isPlain ? side.measure(call.getArgList().get(0)) : -1;
        return number < 0 ? null : rows.measures().get(number);
    }

    /** Whether a side counts values, so that others that count rows are to do so too. */
    private static boolean isOfValues(AggregateCall call, List<GroupSide> sides) {
        return sides.stream()
                .flatMap(side -> side.scans().stream().map(rows -> measure(call, side, rows)))
                .anyMatch(measure -> measure != null && measure.kind() == Measure.Kind.VALUES);
    }

    /** Whether the function makes of such measures what the same measure is of all rows. */
    private static boolean isTotal(
            Aggregate aggregate, AggregateCall call, GroupSide side, Measure.Kind kind) {
        SqlAggFunction function = call.getAggregation();
        // The sum of no counts is NULL, and a count of no rows 0.
        boolean isOfNone = aggregate.getGroupCount() == 0 && side.keys() > 0;
        return switch (kind) {
            case ROWS, VALUES ->
                    ExactArithmetic.isZeroOfNone(function)
                            || (ExactArithmetic.isSum(function) && !isOfNone);
            case SUM -> ExactArithmetic.isSum(function) || ExactArithmetic.isZeroOfNone(function);
            case SMALLEST -> function.getKind() == SqlKind.MIN;
            case LARGEST -> function.getKind() == SqlKind.MAX;
            case BIT_AND -> function.getKind() == SqlKind.BIT_AND;
            case BIT_OR -> function.getKind() == SqlKind.BIT_OR;
            case BIT_XOR -> function.getKind() == SqlKind.BIT_XOR;
            default -> false;
        };
    }
}
