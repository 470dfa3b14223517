package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/** One side of a join below an aggregate, which is flows and may be grouped before the join. */
final class GroupedSide {
    private final Aggregate aggregate;
    private final List<RexNode> fields;
    private final List<RexNode> conditions;
    private final Join join;
    private final boolean isLeft;
    private final RelNode flows;
    private final RelNode other;
    private final int offset;
    private final int otherOffset;
    private final ImmutableBitSet own;
    private final List<RexNode> keys = new ArrayList<>();
    private final List<RexNode> arguments = new ArrayList<>();

    /**
     * @param input what the aggregate groups, as expressions over what the join gives
     */
    GroupedSide(Aggregate aggregate, LeafInput input, Join join, boolean isLeft) {
        this.aggregate = aggregate;
        fields = input.fields();
        conditions = input.conditions();
        this.join = join;
        this.isLeft = isLeft;
        flows = isLeft ? join.getLeft() : join.getRight();
        other = isLeft ? join.getRight() : join.getLeft();
        int left = join.getLeft().getRowType().getFieldCount();
        offset = isLeft ? 0 : left;
        otherOffset = isLeft ? left : 0;
        own = ImmutableBitSet.range(offset, offset + flows.getRowType().getFieldCount());
    }

    /** Whether the grouping gives the same; it finds the keys and arguments. */
    boolean isPossible() {
        boolean isWhole =
                isLeft
                        ? !join.getJoinType().generatesNullsOnLeft()
                        : !join.getJoinType().generatesNullsOnRight();
        return (isWhole || isNullWhereNoneIsMet())
                && join.getJoinType().projectsRight()
                && LeafInput.of(flows).leaf() instanceof FlowTableScan
                && !(LeafInput.of(other).leaf() instanceof FlowTableScan)
                && findKeys()
                && conditions.stream().allMatch(this::isOfKeys)
                && findArguments();
    }

    /**
     * Whether a row of the other side that meets no flows adds nothing: neither with the NULLs that
     * it has in their place, nor with those in the place of groups.
     */
    private boolean isNullWhereNoneIsMet() {
        for (int key : aggregate.getGroupSet()) {
            if (own.intersects(bits(fields.get(key)))
                    && !(fields.get(key) instanceof RexInputRef)) {
                return false;
            }
        }
        return aggregate.getAggCallList().stream()
                .allMatch(
                        call ->
                                !call.hasFilter()
                                        && !call.getArgList().isEmpty()
                                        && fields.get(call.getArgList().get(0))
                                                instanceof RexInputRef);
    }

    /** Whether a condition on what the join gives can be asked of groups. */
    private boolean isOfKeys(RexNode condition) {
        for (int column : bits(condition).intersect(own)) {
            if (!keys.contains(RexInputRef.of(column, join.getRowType()))) {
                return false;
            }
        }
        return RexUtil.isDeterministic(condition);
    }

    private boolean findKeys() {
        for (int compared : bits(join.getCondition()).intersect(own)) {
            addKey(RexInputRef.of(compared, join.getRowType()));
        }
        for (int key : aggregate.getGroupSet()) {
            RexNode expression = fields.get(key);
            if (own.contains(bits(expression))) {
                addKey(expression);
            } else if (own.intersects(bits(expression))) {
                return false;
            }
        }
        return true;
    }

    private void addKey(RexNode expression) {
        if (!keys.contains(expression)) {
            keys.add(expression);
        }
    }

    private boolean findArguments() {
        for (AggregateCall call : aggregate.getAggCallList()) {
            call.getArgList().forEach(field -> arguments.add(fields.get(field)));
            if (call.hasFilter()) {
                arguments.add(fields.get(call.filterArg));
            }
        }
        List<RexNode> scanned = LeafInput.of(flows).fields();
        return arguments.stream().allMatch(argument -> own.contains(bits(argument)))
                && SplitCalls.areSafe(aggregate, field -> inScan(fields.get(field), scanned));
    }

    private RexNode inScan(RexNode expression, List<RexNode> scanned) {
        return expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return scanned.get(reference.getIndex() - offset);
                    }
                });
    }

    private static ImmutableBitSet bits(RexNode expression) {
        return RelOptUtil.InputFinder.bits(expression);
    }

    /** The whole, with the flows grouped first. */
    RelNode apply(List<SqlAggFunction> totals) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
        RelNode groups = groups(builder);
        builder.push(isLeft ? groups : other).push(isLeft ? other : groups);
        RexNode compared = join.getCondition().accept(new OnGroups(groups, groups.getRowType()));
        builder.join(join.getJoinType(), compared);
        OnGroups onGroups = new OnGroups(groups, joined(builder, groups));
        builder.filter(onGroups.apply(conditions));
        List<RexNode> results = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            results.add(onGroups.of(fields.get(key)));
        }
        for (int call = 0; call < totals.size(); call++) {
            results.add(builder.field(onGroups.begin() + keys.size() + call));
        }
        builder.project(results, List.of(), true);
        SplitCalls.addTotals(builder, aggregate.getGroupCount(), totals);
        return builder.convert(aggregate.getRowType(), true).build();
    }

    /** The columns of the groups as the join gives them, which may be NULL there. */
    private RelDataType joined(RelBuilder builder, RelNode groups) {
        int begin = isLeft ? 0 : other.getRowType().getFieldCount();
        int columns = groups.getRowType().getFieldCount();
        return builder.getTypeFactory()
                .createStructType(
                        builder.peek().getRowType().getFieldList().subList(begin, begin + columns));
    }

    private RelNode groups(RelBuilder builder) {
        List<RexNode> projects = new ArrayList<>();
        keys.forEach(key -> projects.add(RexUtil.shift(key, -offset)));
        arguments.forEach(argument -> projects.add(RexUtil.shift(argument, -offset)));
        builder.push(flows).project(projects, List.of(), true);
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        int next = keys.size();
        for (AggregateCall call : aggregate.getAggCallList()) {
            List<RexNode> operands = new ArrayList<>();
            for (int i = 0; i < call.getArgList().size(); i++) {
                operands.add(builder.field(next++));
            }
            RelBuilder.AggCall part = builder.aggregateCall(call.getAggregation(), operands);
            calls.add(call.hasFilter() ? part.filter(builder.field(next++)) : part);
        }
        List<RexNode> groupKeys = builder.fields().subList(0, keys.size());
        return builder.aggregate(builder.groupKey(groupKeys), calls).build();
    }

    /** Makes expressions over what the join gave ones over what it gives with groups. */
    private final class OnGroups extends RexShuttle {
        private final RelNode groups;
        private final RelDataType types;

        /**
         * @param types of the groups' columns
         */
        OnGroups(RelNode groups, RelDataType types) {
            this.groups = groups;
            this.types = types;
        }

        /** Where the columns of the groups begin. */
        int begin() {
            return isLeft ? 0 : other.getRowType().getFieldCount();
        }

        RexNode of(RexNode expression) {
            return own.contains(bits(expression)) ? key(expression) : expression.accept(this);
        }

        private RexNode key(RexNode expression) {
            int key = keys.indexOf(expression);
            return new RexInputRef(begin() + key, types.getFieldList().get(key).getType());
        }

        @Override
        public RexNode visitInputRef(RexInputRef reference) {
            if (own.get(reference.getIndex())) {
                return key(reference);
            }
            int begin = isLeft ? groups.getRowType().getFieldCount() : 0;
            return new RexInputRef(reference.getIndex() - otherOffset + begin, reference.getType());
        }
    }
}
