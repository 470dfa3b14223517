package io.weir.sql.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The grand total of ROLLUP, CUBE and GROUPING SETS, computed beside the other sets: it is a row
 * even where there are no rows to group, which Calcite's operator leaves out.
 */
final class GrandTotals {
    private GrandTotals() {}

    /** The same groups, the grand total among them always. */
    static RelNode apart(Aggregate aggregate) {
        ImmutableBitSet nothing = ImmutableBitSet.of();
        List<ImmutableBitSet> sets = new ArrayList<>(aggregate.getGroupSets());
        if (aggregate.getGroupCount() == 0 || !sets.remove(nothing)) {
            return aggregate;
        }
        RelNode total = total(aggregate);
        if (sets.isEmpty()) {
            return total;
        }
        ImmutableBitSet keys = ImmutableBitSet.union(sets);
        if (!keys.equals(aggregate.getGroupSet())) {
            return aggregate;
        }
        RelNode others =
                aggregate.copy(
                        aggregate.getTraitSet(),
                        aggregate.getInput(),
                        keys,
                        sets,
                        calls(aggregate, aggregate.getAggCallList(), false));
        RelDataType row = aggregate.getRowType();
        return LogicalUnion.create(List.of(cast(others, row), cast(total, row)), true);
    }

    private static RelNode total(Aggregate aggregate) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (!isGrouping(call)) {
                calls.add(call);
            }
        }
        RelNode total =
                calls.isEmpty()
                        ? LogicalValues.createOneRow(aggregate.getCluster())
                        : aggregate.copy(
                                aggregate.getTraitSet(),
                                aggregate.getInput(),
                                ImmutableBitSet.of(),
                                ImmutableList.of(ImmutableBitSet.of()),
                                calls(aggregate, calls, true));
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>();
        List<RelDataTypeField> fields = aggregate.getRowType().getFieldList();
        for (RelDataTypeField key : fields.subList(0, aggregate.getGroupCount())) {
            values.add(builder.makeNullLiteral(key.getType()));
        }
        int field = 0;
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (isGrouping(call)) {
                BigDecimal all = BigDecimal.valueOf((1L << call.getArgList().size()) - 1);
                values.add(builder.makeExactLiteral(all, call.getType()));
            } else {
                values.add(builder.makeInputRef(total, field));
                field++;
            }
        }
        return LogicalProject.create(
                total,
                List.of(),
                values,
                aggregate.getRowType().getFieldNames(),
                ImmutableSet.of());
    }

    /** The calls, their types as they are with or without a grand total. */
    private static List<AggregateCall> calls(
            Aggregate aggregate, List<AggregateCall> calls, boolean hasTotal) {
        List<AggregateCall> typed = new ArrayList<>();
        for (AggregateCall call : calls) {
            typed.add(
                    AggregateCall.create(
                            call.getParserPosition(),
                            call.getAggregation(),
                            call.isDistinct(),
                            call.isApproximate(),
                            call.ignoreNulls(),
                            call.rexList,
                            call.getArgList(),
                            call.filterArg,
                            call.distinctKeys,
                            call.getCollation(),
                            hasTotal,
                            aggregate.getInput(),
                            null,
                            null));
        }
        return typed;
    }

    /** Whether a call is GROUPING, which tells of which set a group is. */
    static boolean isGrouping(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.GROUPING;
    }

    /** To the type that the aggregate had: without the grand total some keys are never NULL. */
    private static RelNode cast(RelNode node, RelDataType row) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            RexNode value = builder.makeInputRef(node, field.getIndex());
            values.add(builder.makeCast(field.getType(), value, true, false));
        }
        return LogicalProject.create(
                node, List.of(), values, row.getFieldNames(), ImmutableSet.of());
    }
}
