package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.Measure;
import io.weir.sql.plan.PushedGroups.PushedMeasure;
import io.weir.sql.run.GroupPlan.Output;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * One input of several that are groups of scans, to be put into the same groups as the others.
 *
 * @param scan the groups
 * @param fields what the input's rows are, over their outputs
 * @param conditions which of them there are, over their outputs
 */
record GroupSide(FlowGroupScan scan, List<RexNode> fields, List<RexNode> conditions) {
    /** The side; null where the input is something else, or groups of groups. */
    static @Nullable GroupSide of(RelNode input) {
        LeafInput leaf = LeafInput.of(input);
        return leaf.leaf() instanceof FlowGroupScan scan
                        && !scan.plan().eachRow()
                        && scan.plan().again() == null
                        && scan.plan().order().equals(GroupOrder.ALL)
                ? new GroupSide(scan, leaf.fields(), leaf.conditions())
                : null;
    }

    /** The sides; null where one is none. */
    static @Nullable List<GroupSide> of(List<RelNode> inputs) {
        List<GroupSide> sides = new ArrayList<>();
        for (RelNode input : inputs) {
            GroupSide side = of(input);
            if (side == null) {
                return null;
            }
            sides.add(side);
        }
        return sides;
    }

    /** Whether all rows that are grouped count, whatever their groups come to. */
    boolean isWhole() {
        return conditions.isEmpty() && scan.plan().having().isEmpty();
    }

    int keys() {
        return scan.plan().keys().size();
    }

    /** The measure that a field is, by number; -1 where it is something else. */
    int measure(int field) {
        return fields.get(field) instanceof RexInputRef reference
                ? Math.max(-1, reference.getIndex() - keys())
                : -1;
    }

    /** The scans whose rows are in these groups. */
    List<PushedGroups> scans() {
        List<PushedGroups> scans = new ArrayList<>();
        scans.add(scan.plan());
        scans.addAll(scan.plan().others());
        return scans;
    }

    /** Whether an expression over the outputs is of keys alone. */
    boolean isOfKeys(RexNode node) {
        return RelOptUtil.InputFinder.bits(node).nextSetBit(keys()) < 0;
    }

    /** An expression over keys as one over the rows that are grouped. */
    static RexNode ofRows(RexNode node, PushedGroups rows) {
        return node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return rows.keys().get(reference.getIndex());
                    }
                });
    }

    /** The same rows by other keys, with other measures, and fewer by some conditions. */
    static PushedGroups source(
            PushedGroups rows,
            List<RexNode> keys,
            List<PushedMeasure> measures,
            List<RexNode> conditions) {
        List<RexNode> all = new ArrayList<>(rows.conditions());
        all.addAll(conditions);
        return new PushedGroups(
                        rows.builder(),
                        rows.generated(),
                        rows.columns(),
                        rows.filters(),
                        all,
                        keys,
                        measures,
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        false,
                        GroupOrder.ALL)
                .narrowed();
    }

    /** A plan of the rows of several sides; null where the engine has not all expressions. */
    static @Nullable PushedGroups together(
            List<PushedGroups> sources, List<Output> outputs, List<RexNode> having) {
        PushedGroups first = sources.get(0);
        PushedGroups plan =
                new PushedGroups(
                        first.builder(),
                        first.generated(),
                        first.columns(),
                        first.filters(),
                        first.conditions(),
                        first.keys(),
                        first.measures(),
                        sources.subList(1, sources.size()),
                        null,
                        outputs,
                        having,
                        false,
                        GroupOrder.ALL);
        return plan.isPossible() ? plan : null;
    }

    /** Counts the rows of a side. */
    static PushedMeasure rows(RexBuilder builder, boolean isOfThisSide) {
        RelDataType type = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        RexNode one = builder.makeExactLiteral(BigDecimal.ONE, type);
        return new PushedMeasure(
                Measure.Kind.VALUES, isOfThisSide ? one : builder.makeNullLiteral(type), null);
    }

    /** A measure of a side where the rows of others are not counted. */
    static PushedMeasure own(RexBuilder builder, PushedMeasure measure) {
        return measure.kind() == Measure.Kind.ROWS
                ? new PushedMeasure(
                        Measure.Kind.VALUES, rows(builder, true).argument(), measure.filter())
                : measure;
    }

    /** The same measure for the rows of other sides, which add nothing to it. */
    static PushedMeasure absent(RexBuilder builder, PushedMeasure measure) {
        PushedMeasure own = own(builder, measure);
        RexNode argument = own.argument();
        return new PushedMeasure(
                own.kind(),
                argument == null ? null : builder.makeNullLiteral(argument.getType()),
                own.filter() == null ? null : builder.makeLiteral(false));
    }

    /** Whether a side has rows in a group, by the output that counts them. */
    static RexNode isThere(RexBuilder builder, int output) {
        RelDataType type = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        return builder.makeCall(
                SqlStdOperatorTable.GREATER_THAN,
                builder.makeInputRef(type, output),
                builder.makeExactLiteral(BigDecimal.ZERO, type));
    }
}
