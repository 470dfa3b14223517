package io.weir.sql.plan;

import io.weir.engine.group.Measure;
import io.weir.sql.plan.PushedGroups.PushedMeasure;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Aggregate functions as measures of the engine. */
final class Measures {
    private Measures() {}

    /** The measure; null where the engine has none. */
    static @Nullable PushedMeasure of(AggregateCall call, List<RexNode> fields) {
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
        if (argument != null && !takes(kind, argument.getType())) {
            return null;
        }
        RexNode filter = call.filterArg < 0 ? null : truth(fields.get(call.filterArg));
        return new PushedMeasure(kind, argument, filter);
    }

    /** A condition of FILTER, which takes unknown for false anyway. */
    private static RexNode truth(RexNode filter) {
        return filter.isA(SqlKind.IS_TRUE) ? ((RexCall) filter).getOperands().get(0) : filter;
    }

    private static boolean takes(Measure.Kind kind, RelDataType type) {
        boolean isInteger = SqlTypeUtil.isIntType(type);
        return switch (kind) {
            case SUM, AVERAGE, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP ->
                    isInteger || type.getSqlTypeName() == SqlTypeName.DOUBLE;
            case BIT_AND, BIT_OR, BIT_XOR -> isInteger;
            default -> true;
        };
    }

    private static Measure.@Nullable Kind kind(AggregateCall call) {
        boolean hasArgument = !call.getArgList().isEmpty();
        SqlAggFunction function = call.getAggregation();
        if (function.getKind() == SqlKind.COUNT) {
            if (!hasArgument) {
                return call.isDistinct() ? null : Measure.Kind.ROWS;
            }
            return call.isDistinct() ? Measure.Kind.DISTINCT : Measure.Kind.VALUES;
        }
        Measure.Kind kind = hasArgument ? kind(function) : null;
        return call.isDistinct() && kind != null && !isSameOfDistinct(kind) ? null : kind;
    }

    private static boolean isSameOfDistinct(Measure.Kind kind) {
        return switch (kind) {
            case SMALLEST, LARGEST, BIT_AND, BIT_OR -> true;
            default -> false;
        };
    }

    private static Measure.@Nullable Kind kind(SqlAggFunction function) {
        if (ExactArithmetic.isSum(function) || ExactArithmetic.isSumOrZero(function)) {
            return Measure.Kind.SUM;
        }
        if (ExactArithmetic.isAverage(function)) {
            return Measure.Kind.AVERAGE;
        }
        SqlKind spread = ExactArithmetic.spread(function);
        return switch (spread == null ? function.getKind() : spread) {
            case MIN -> Measure.Kind.SMALLEST;
            case MAX -> Measure.Kind.LARGEST;
            case SUM, SUM0 -> Measure.Kind.SUM;
            case AVG -> Measure.Kind.AVERAGE;
            case VAR_POP -> Measure.Kind.VAR_POP;
            case VAR_SAMP -> Measure.Kind.VAR_SAMP;
            case STDDEV_POP -> Measure.Kind.STDDEV_POP;
            case STDDEV_SAMP -> Measure.Kind.STDDEV_SAMP;
            case BIT_AND -> Measure.Kind.BIT_AND;
            case BIT_OR -> Measure.Kind.BIT_OR;
            case BIT_XOR -> Measure.Kind.BIT_XOR;
            default -> null;
        };
    }
}
