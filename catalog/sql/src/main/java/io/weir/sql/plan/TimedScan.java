package io.weir.sql.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.weir.format.FlowColumn;
import io.weir.sql.companion.Companion;
import io.weir.sql.run.CompanionPlan;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one {@link CompanionScan} and its conditions on the time. The first column of a
 * timed table is a time without NULLs, as that of {@code flows} is, so the same compiler reads the
 * conditions; other tables have none.
 */
record TimedScan(Companion table, List<Integer> columns, List<RexNode> conditions)
        implements CompanionPlan {
    private static final ImmutableBitSet TIME = ImmutableBitSet.of(FlowColumn.START_TIME.ordinal());

    /** Whether a condition, in terms of the whole table's columns, is one on the time. */
    static boolean isOnTime(RexNode condition) {
        return RelOptUtil.InputFinder.bits(condition).equals(TIME)
                && new ConditionCompiler(ConstantValues.placeholders()).compile(condition) != null;
    }

    @Override
    public Span bind(IntFunction<@Nullable Object> parameters, long nowMillis) {
        ConditionCompiler compiler =
                new ConditionCompiler(new ConstantValues(parameters, nowMillis));
        Span span = Span.ALL;
        for (RexNode condition : conditions) {
            ColumnCondition compiled = compiler.compile(condition);
            if (compiled != null) {
                span = span.and(span(compiled));
            }
        }
        return span;
    }

    private static Span span(ColumnCondition condition) {
        if (condition.whenTrue().isEmpty()) {
            return Span.NONE;
        }
        Range<Comparable<?>> range = condition.whenTrue().span();
        long first = range.hasLowerBound() ? (Long) range.lowerEndpoint() : Long.MIN_VALUE;
        long last = range.hasUpperBound() ? (Long) range.upperEndpoint() : Long.MAX_VALUE;
        boolean beforeLast = range.hasUpperBound() && range.upperBoundType() == BoundType.OPEN;
        return new Span(first, beforeLast && last > Long.MIN_VALUE ? last - 1 : last);
    }
}
