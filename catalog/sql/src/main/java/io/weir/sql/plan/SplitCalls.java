package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that can be made in two steps: of parts of the rows, and then of what these give. Only
 * sums of what is never negative are: of others, a part's could pass the limit of a BIGINT where
 * the whole does not.
 */
final class SplitCalls {
    private SplitCalls() {}

    /** What makes the whole of the results for the parts, by call; null if nothing does. */
    static @Nullable List<SqlAggFunction> totals(Aggregate aggregate) {
        return aggregate.getGroupSets().size() == 1 ? totals(aggregate.getAggCallList()) : null;
    }

    /** The same for calls. */
    static @Nullable List<SqlAggFunction> totals(List<AggregateCall> calls) {
        List<SqlAggFunction> totals = new ArrayList<>();
        for (AggregateCall call : calls) {
            SqlAggFunction total = isSimple(call) ? total(call) : null;
            if (total == null) {
                return null;
            }
            totals.add(total);
        }
        return totals;
    }

    private static boolean isSimple(AggregateCall call) {
        return !call.isDistinct()
                && !call.isApproximate()
                && !call.ignoreNulls()
                && call.distinctKeys == null
                && call.getCollation().getFieldCollations().isEmpty()
                && call.getArgList().size() <= 1;
    }

    private static @Nullable SqlAggFunction total(AggregateCall call) {
        SqlAggFunction function = call.getAggregation();
        SqlKind kind = function.getKind();
        if (kind == SqlKind.COUNT) {
            return ExactArithmetic.SUM_OR_ZERO;
        }
        return switch (kind) {
            case MIN, MAX, BIT_AND, BIT_OR, BIT_XOR -> function;
            default -> isSum(function) ? function : null;
        };
    }

    private static boolean isSum(SqlAggFunction function) {
        return ExactArithmetic.isSum(function) || ExactArithmetic.isSumOrZero(function);
    }

    /**
     * Whether no sum of a part passes the limit where that of the whole does not.
     *
     * @param fields what the aggregate's input is, as expressions over {@code flows}
     */
    static boolean areSafe(Aggregate aggregate, IntFunction<RexNode> fields) {
        return aggregate.getAggCallList().stream()
                .filter(call -> isSum(call.getAggregation()))
                .flatMap(call -> call.getArgList().stream())
                .allMatch(field -> isNeverNegative(fields.apply(field)));
    }

    /** Whether a number of a flow, which all count something, or a choice between such. */
    private static boolean isNeverNegative(RexNode expression) {
        if (expression instanceof RexLiteral literal) {
            return literal.isNull() || !literal.toString().startsWith("-");
        }
        if (expression instanceof RexCall call && call.getKind() == SqlKind.CASE) {
            int last = call.getOperands().size() - 1;
            for (int i = 0; i <= last; i++) {
                boolean isValue = i % 2 == 1 || i == last;
                if (isValue && !isNeverNegative(call.getOperands().get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expression instanceof RexCall call && call.getKind() == SqlKind.CAST) {
            return isNeverNegative(call.getOperands().get(0));
        }
        return expression instanceof RexInputRef;
    }

    /** Groups an aggregate's input, or a part of it, as the builder's rows, by all of its keys. */
    static void addParts(RelBuilder builder, Aggregate aggregate, List<AggregateCall> calls) {
        List<RelBuilder.AggCall> parts = new ArrayList<>();
        for (AggregateCall call : calls) {
            RelBuilder.AggCall part =
                    builder.aggregateCall(call.getAggregation(), builder.fields(call.getArgList()));
            parts.add(call.hasFilter() ? part.filter(builder.field(call.filterArg)) : part);
        }
        builder.aggregate(
                builder.groupKey(builder.fields(aggregate.getGroupSet().asList())), parts);
    }

    /** Groups the builder's rows by the first columns, and makes the whole of the others. */
    static void addTotals(RelBuilder builder, int keys, List<SqlAggFunction> totals) {
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (SqlAggFunction total : totals) {
            calls.add(builder.aggregateCall(total, builder.field(keys + calls.size())));
        }
        builder.aggregate(builder.groupKey(builder.fields().subList(0, keys)), calls);
    }
}
