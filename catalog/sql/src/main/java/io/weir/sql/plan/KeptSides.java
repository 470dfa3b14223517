package io.weir.sql.plan;

import io.weir.format.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.mapping.IntPair;
import org.jspecify.annotations.Nullable;

/**
 * Runs the small side of a join first and keeps its rows, so that the scan of flows on the other
 * side can leave out those that meet none: a list of addresses, names of protocols, the first ten
 * of something.
 */
final class KeptSides extends RelHomogeneousShuttle {
    /** A LIMIT up to this makes a side small. */
    private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(100_000);

    /** Joins that give nothing for a row on the left that meets none. */
    private static final Set<JoinRelType> LEAVING_OUT_LEFT =
            EnumSet.of(JoinRelType.INNER, JoinRelType.RIGHT, JoinRelType.SEMI);

    /** Joins that give nothing for a row on the right that meets none. */
    private static final Set<JoinRelType> LEAVING_OUT_RIGHT =
            EnumSet.of(JoinRelType.INNER, JoinRelType.LEFT, JoinRelType.SEMI, JoinRelType.ANTI);

    /** Takes what runs first. */
    interface Parts {
        /** Has a query run first, and returns a leaf with its rows. */
        KeptScan keep(RelNode query);

        /** Makes a set of keys of a column of such rows, and returns the set's number. */
        int keys(KeptScan rows, int column, ColumnType type);
    }

    private final Parts parts;

    KeptSides(Parts parts) {
        this.parts = parts;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Join join)) {
            return visited;
        }
        RelNode asked = null;
        if (LEAVING_OUT_LEFT.contains(join.getJoinType())) {
            asked = asked(join, true);
        }
        if (asked == null && LEAVING_OUT_RIGHT.contains(join.getJoinType())) {
            asked = asked(join, false);
        }
        return asked == null ? join : asked;
    }

    /** The join with flows on one side that ask for the keys of the other one. */
    private @Nullable RelNode asked(Join join, boolean isLeft) {
        RelNode flows = isLeft ? join.getLeft() : join.getRight();
        RelNode other = isLeft ? join.getRight() : join.getLeft();
        List<IntPair> pairs = new ArrayList<>();
        for (IntPair pair : equations(join)) {
            IntPair own = isLeft ? pair : IntPair.of(pair.target, pair.source);
            if (type(flows, own.source, other, own.target) != null) {
                pairs.add(own);
            }
        }
        if (pairs.isEmpty() || !readsFlows(flows) || !isSmall(other) || !isAlone(other)) {
            return null;
        }
        KeptScan kept = parts.keep(other);
        RelNode asking = LogicalFilter.create(flows, asked(flows, kept, pairs));
        return join.copy(
                join.getTraitSet(), isLeft ? List.of(asking, kept) : List.of(kept, asking));
    }

    /** Columns of the left and the right that are equal and not NULL in all that the join gives. */
    private static List<IntPair> equations(Join join) {
        int left = join.getLeft().getRowType().getFieldCount();
        List<IntPair> pairs = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            if (conjunct instanceof RexCall call
                    && call.getKind() == SqlKind.EQUALS
                    && call.getOperands().get(0) instanceof RexInputRef one
                    && call.getOperands().get(1) instanceof RexInputRef other) {
                int first = Math.min(one.getIndex(), other.getIndex());
                int second = Math.max(one.getIndex(), other.getIndex());
                if (first < left && second >= left) {
                    pairs.add(IntPair.of(first, second - left));
                }
            }
        }
        return pairs;
    }

    private RexNode asked(RelNode flows, KeptScan kept, List<IntPair> pairs) {
        RexBuilder builder = flows.getCluster().getRexBuilder();
        List<RexNode> conditions = new ArrayList<>();
        for (IntPair pair : pairs) {
            ColumnType type = type(flows, pair.source, kept, pair.target);
            if (type != null) {
                conditions.add(
                        KeySetOperator.call(
                                builder,
                                RexInputRef.of(pair.source, flows.getRowType()),
                                parts.keys(kept, pair.target, type)));
            }
        }
        return RexUtil.composeConjunction(builder, conditions);
    }

    /** How the engine holds the keys; null if they are not the column's kind of value. */
    private static @Nullable ColumnType type(RelNode flows, int column, RelNode other, int key) {
        RelDataType asking = flows.getRowType().getFieldList().get(column).getType();
        RelDataType keys = other.getRowType().getFieldList().get(key).getType();
        return ExpressionTypes.areAlike(asking, keys) ? ExpressionTypes.column(asking) : null;
    }

    private static boolean readsFlows(RelNode node) {
        return node instanceof FlowTableScan
                || node.getInputs().stream().anyMatch(KeptSides::readsFlows);
    }

    /** Whether nothing of it depends on a row elsewhere. */
    private static boolean isAlone(RelNode node) {
        return RelOptUtil.getVariablesUsed(node).isEmpty();
    }

    private static boolean isSmall(@Nullable RexNode limit) {
        if (!(limit instanceof RexLiteral literal)) {
            return false;
        }
        BigDecimal rows = literal.getValueAs(BigDecimal.class);
        return rows != null && rows.compareTo(MOST_ROWS) <= 0;
    }

    /** Whether a query gives few rows, whatever it is of. */
    static boolean isSmall(RelNode node) {
        if (node instanceof Sort sort && isSmall(sort.fetch)) {
            return true;
        }
        if (node instanceof TableScan) {
            return node instanceof CompanionScan companion && companion.isShort();
        }
        boolean keepsSmall =
                node instanceof Project
                        || node instanceof Filter
                        || node instanceof Aggregate
                        || node instanceof Sort
                        || node instanceof Union;
        return node instanceof Values
                || (keepsSmall && node.getInputs().stream().allMatch(KeptSides::isSmall));
    }
}
