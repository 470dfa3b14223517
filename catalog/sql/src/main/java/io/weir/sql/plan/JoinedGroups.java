package io.weir.sql.plan;

import io.weir.engine.expression.ValueKind;
import io.weir.sql.plan.PushedGroups.PushedMeasure;
import io.weir.sql.run.GroupPlan.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * A join of groups by all of their keys, as groups of the rows of both: a group of one side meets
 * one of the other at most, so they are one. Outputs are the keys, the left measures and number of
 * rows, and the right ones.
 */
final class JoinedGroups {
    private final Join join;
    private final RexBuilder builder;
    private final GroupSide left;
    private final GroupSide right;

    /** Keys of the left that are compared, and those of the right that they are compared with. */
    private final List<Integer> leftKeys = new ArrayList<>();

    private final List<Integer> rightKeys = new ArrayList<>();

    private JoinedGroups(Join join, GroupSide left, GroupSide right) {
        this.join = join;
        this.left = left;
        this.right = right;
        builder = join.getCluster().getRexBuilder();
    }

    /** The scan that is the join; null where there is none. */
    static @Nullable RelNode of(Join join) {
        boolean isOuter = join.getJoinType() == JoinRelType.LEFT;
        if (join.getJoinType() != JoinRelType.INNER && !isOuter) {
            return null;
        }
        GroupSide left = GroupSide.of(join.getLeft());
        GroupSide right = GroupSide.of(join.getRight());
        JoinInfo info = join.analyzeCondition();
        if (left == null
                || right == null
                || !left.scan().plan().others().isEmpty()
                || !right.scan().plan().others().isEmpty()
                || (isOuter && (!info.isEqui() || !right.isWhole()))
                || !isByEquality(join, info)) {
            return null;
        }
        JoinedGroups joined = new JoinedGroups(join, left, right);
        return joined.isByAllKeys(info) ? joined.scan(info, isOuter) : null;
    }

    /** IS NOT DISTINCT FROM counts as a comparison of keys too, but NULL meets NULL in it. */
    private static boolean isByEquality(Join join, JoinInfo info) {
        return RelOptUtil.conjunctions(join.getCondition()).stream()
                .filter(term -> !info.nonEquiConditions.contains(term))
                .allMatch(term -> term.isA(SqlKind.EQUALS));
    }

    private boolean isByAllKeys(JoinInfo info) {
        boolean areKeys =
                addKeys(left, info.leftKeys, leftKeys) && addKeys(right, info.rightKeys, rightKeys);
        if (!areKeys) {
            return false;
        }
        for (int i = 0; i < leftKeys.size(); i++) {
            RelDataType type = left.scan().plan().keys().get(leftKeys.get(i)).getType();
            RelDataType other = right.scan().plan().keys().get(rightKeys.get(i)).getType();
            ValueKind kind = ExpressionTypes.kind(type);
            if (kind == ValueKind.DOUBLE || !ExpressionTypes.areAlike(type, other)) {
                return false;
            }
        }
        return true;
    }

    /** Adds the keys that fields are; false unless these are all keys, each once. */
    private static boolean addKeys(GroupSide side, ImmutableIntList fields, List<Integer> keys) {
        for (int field : fields) {
            if (!(side.fields().get(field) instanceof RexInputRef key)
                    || key.getIndex() >= side.keys()) {
                return false;
            }
            keys.add(key.getIndex());
        }
        return keys.size() == side.keys()
                && new HashSet<>(keys).size() == keys.size()
                && !keys.isEmpty();
    }

    private @Nullable RelNode scan(JoinInfo info, boolean isOuter) {
        RelDataType row = row(isOuter);
        List<Output> outputs = outputs(row);
        List<PushedGroups> sources = new ArrayList<>();
        sources.add(source(left, leftKeys, true, !isOuter));
        sources.add(source(right, rightKeys, false, true));
        List<RexNode> having = new ArrayList<>();
        having.add(GroupSide.isThere(builder, leftRows()));
        if (!isOuter) {
            having.add(GroupSide.isThere(builder, rightRows()));
        }
        PushedGroups plan = outputs == null ? null : GroupSide.together(sources, outputs, having);
        if (plan == null) {
            return null;
        }
        RelNode groups = left.scan().with(plan, row);
        List<RexNode> conditions = new ArrayList<>();
        conditions(left).forEach(each -> conditions.add(ofLeft(each)));
        conditions(right).forEach(each -> conditions.add(ofRight(each)));
        if (!conditions.isEmpty()) {
            groups = LogicalFilter.create(groups, RexUtil.composeConjunction(builder, conditions));
        }
        RelNode rows =
                LogicalProject.create(
                        groups,
                        List.of(),
                        fields(isOuter),
                        join.getRowType().getFieldNames(),
                        Set.of());
        RexNode rest = RexUtil.composeConjunction(builder, info.nonEquiConditions);
        return rest.isAlwaysTrue() ? rows : LogicalFilter.create(rows, rest);
    }

    private static List<RexNode> conditions(GroupSide side) {
        List<RexNode> conditions = new ArrayList<>(side.scan().plan().having());
        conditions.addAll(side.conditions());
        return conditions;
    }

    private PushedGroups source(
            GroupSide side, List<Integer> places, boolean isLeft, boolean dropsNull) {
        List<RexNode> keys = new ArrayList<>();
        List<RexNode> conditions = new ArrayList<>();
        for (int place : places) {
            RexNode key = side.scan().plan().keys().get(place);
            keys.add(key);
            if (dropsNull && key.getType().isNullable()) {
                conditions.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key));
            }
        }
        List<PushedMeasure> measures = new ArrayList<>();
        addMeasures(measures, left, isLeft);
        addMeasures(measures, right, !isLeft);
        return GroupSide.source(side.scan().plan(), keys, measures, conditions);
    }

    private void addMeasures(List<PushedMeasure> measures, GroupSide side, boolean isOfThis) {
        for (PushedMeasure measure : side.scan().plan().measures()) {
            measures.add(
                    isOfThis
                            ? GroupSide.own(builder, measure)
                            : GroupSide.absent(builder, measure));
        }
        measures.add(GroupSide.rows(builder, isOfThis));
    }

    /** The output that counts the left rows of a group. */
    private int leftRows() {
        return left.keys() + left.scan().plan().measures().size();
    }

    /** The output that counts the right rows of a group. */
    private int rightRows() {
        return leftRows() + 1 + right.scan().plan().measures().size();
    }

    private RelDataType row(boolean isOuter) {
        RelDataTypeFactory types = builder.getTypeFactory();
        List<RelDataTypeField> ofLeft = left.scan().getRowType().getFieldList();
        List<RelDataTypeField> ofRight = right.scan().getRowType().getFieldList();
        RelDataTypeFactory.Builder row = types.builder();
        for (int i = 0; i < leftKeys.size(); i++) {
            row.add("$key" + i, ofLeft.get(leftKeys.get(i)).getType());
        }
        for (RelDataTypeField field : ofLeft.subList(left.keys(), ofLeft.size())) {
            row.add("$left" + field.getIndex(), field.getType());
        }
        row.add("$lefts", SqlTypeName.BIGINT);
        for (RelDataTypeField field : ofRight.subList(right.keys(), ofRight.size())) {
            RelDataType type = field.getType();
            row.add(
                    "$right" + field.getIndex(),
                    types.createTypeWithNullability(type, isOuter || type.isNullable()));
        }
        row.add("$rights", SqlTypeName.BIGINT);
        return row.build();
    }

    /** Sums that are 0 over no values are so here as well. */
    private @Nullable List<Output> outputs(RelDataType row) {
        List<Output> outputs = PushGroups.outputs(row);
        if (outputs == null) {
            return null;
        }
        List<Output> ofLeft = left.scan().plan().outputs();
        List<Output> ofRight = right.scan().plan().outputs();
        for (int i = left.keys(); i < ofLeft.size(); i++) {
            outputs.set(i, ofLeft.get(i));
        }
        for (int i = right.keys(); i < ofRight.size(); i++) {
            outputs.set(leftRows() + 1 + i - right.keys(), ofRight.get(i));
        }
        return outputs;
    }

    private List<RexNode> fields(boolean isOuter) {
        List<RexNode> fields = new ArrayList<>();
        List<RelDataTypeField> row = join.getRowType().getFieldList();
        for (RexNode field : left.fields()) {
            fields.add(ofType(row.get(fields.size()).getType(), ofLeft(field)));
        }
        for (RexNode field : right.fields()) {
            RelDataType type = row.get(fields.size()).getType();
            RexNode value = ofRight(field);
            if (isOuter) {
                value =
                        builder.makeCall(
                                SqlStdOperatorTable.CASE,
                                GroupSide.isThere(builder, rightRows()),
                                value,
                                builder.makeNullLiteral(type));
            }
            fields.add(ofType(type, value));
        }
        return fields;
    }

    private RexNode ofType(RelDataType type, RexNode value) {
        return value.getType().equals(type) ? value : builder.makeAbstractCast(type, value, false);
    }

    private RexNode ofLeft(RexNode node) {
        return moved(node, left, leftKeys, left.keys());
    }

    private RexNode ofRight(RexNode node) {
        return moved(node, right, rightKeys, leftRows() + 1);
    }

    /** An expression over the outputs of a side as one over those of both. */
    private RexNode moved(RexNode node, GroupSide side, List<Integer> keys, int firstMeasure) {
        RelDataType row = row(join.getJoinType() == JoinRelType.LEFT);
        return node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        int from = reference.getIndex();
                        int to =
                                from < side.keys()
                                        ? keys.indexOf(from)
                                        : firstMeasure + from - side.keys();
                        RexNode output =
                                builder.makeInputRef(row.getFieldList().get(to).getType(), to);
                        return ofType(reference.getType(), output);
                    }
                });
    }
}
