package io.weir.sql.plan;

import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.AddressRange;
import io.weir.udfs.address.Prefix;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter over the table's columns (input reference i is column i) as a {@link
 * ColumnCondition}, where it is one: comparisons of one column, or of {@link TimeSteps}, with
 * constants, IN, BETWEEN, IS NULL, cidr_match with constant prefixes, and AND, OR, NOT of these on
 * the same column.
 */
final class ConditionCompiler {
    /** Never NULL; for conditions that ask no column. */
    private static final FlowColumn ANY_COLUMN = FlowColumn.START_TIME;

    private final ConstantValues constants;

    ConditionCompiler(ConstantValues constants) {
        this.constants = constants;
    }

    /** The condition, or null where the filter is none of these. */
    @Nullable ColumnCondition compile(RexNode node) {
        if (node instanceof RexLiteral truth && node.getType().getSqlTypeName() == BOOLEAN) {
            return ofAllRows(truth);
        }
        if (!(node instanceof RexCall call)) {
            return null;
        }
        return switch (call.getKind()) {
            case AND -> fold(call, ColumnCondition::and);
            case OR -> fold(call, ColumnCondition::or);
            case NOT -> negate(compile(call.getOperands().get(0)));
            case IS_NULL -> isNull(call);
            case IS_NOT_NULL -> negate(isNull(call));
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    comparison(call);
            case SEARCH -> search(call);
            case IN -> inList(call);
            case OTHER_FUNCTION -> cidrMatch(call);
            default -> null;
        };
    }

    /** A condition that is the same for all rows, as tools ask to learn what columns there are. */
    private static ColumnCondition ofAllRows(RexLiteral truth) {
        ColumnCondition never = ColumnCondition.in(ANY_COLUMN, ImmutableRangeSet.of());
        if (truth.isNull()) {
            return ColumnCondition.unknown(ANY_COLUMN);
        }
        return RexLiteral.booleanValue(truth) ? never.not() : never;
    }

    private @Nullable ColumnCondition fold(
            RexCall call, BinaryOperator<ColumnCondition> operation) {
        ColumnCondition result = null;
        for (RexNode operand : call.getOperands()) {
            ColumnCondition next = compile(operand);
            if (next == null || (result != null && result.column() != next.column())) {
                return null;
            }
            result = result == null ? next : operation.apply(result, next);
        }
        return result;
    }

    private static @Nullable ColumnCondition negate(@Nullable ColumnCondition condition) {
        return condition == null ? null : condition.not();
    }

    private static @Nullable ColumnCondition isNull(RexCall call) {
        FlowColumn column = column(call.getOperands().get(0));
        return column == null ? null : ColumnCondition.isNull(column);
    }

    private @Nullable ColumnCondition comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        FlowColumn column = column(left);
        if (column != null) {
            return comparison(column, call.getKind(), right);
        }
        column = column(right);
        if (column != null) {
            return comparison(column, call.getKind().reverse(), left);
        }
        if (isNumber(left) && isNumber(right)) {
            return ofNumbers(call.getKind(), (RexLiteral) left, (RexLiteral) right);
        }
        TimeSteps steps = TimeSteps.of(left);
        if (steps != null) {
            return ofSteps(steps, comparison(steps.column(), call.getKind(), right));
        }
        steps = TimeSteps.of(right);
        return steps == null
                ? null
                : ofSteps(steps, comparison(steps.column(), call.getKind().reverse(), left));
    }

    private static boolean isNumber(RexNode node) {
        return node instanceof RexLiteral literal && literal.getValue() instanceof BigDecimal;
    }

    private static ColumnCondition ofNumbers(SqlKind kind, RexLiteral left, RexLiteral right) {
        int order = left.getValueAs(BigDecimal.class).compareTo(right.getValueAs(BigDecimal.class));
        boolean isTrue =
                switch (kind) {
                    case EQUALS -> order == 0;
                    case NOT_EQUALS -> order != 0;
                    case LESS_THAN -> order < 0;
                    case LESS_THAN_OR_EQUAL -> order <= 0;
                    case GREATER_THAN -> order > 0;
                    default -> order >= 0;
                };
        ColumnCondition never = ColumnCondition.in(ANY_COLUMN, ImmutableRangeSet.of());
        return isTrue ? never.not() : never;
    }

    /** A condition on steps, made as if they were the column, as the condition on the column. */
    private static @Nullable ColumnCondition ofSteps(
            TimeSteps steps, @Nullable ColumnCondition condition) {
        return condition == null
                ? null
                : new ColumnCondition(
                        condition.column(),
                        steps.within(condition.whenTrue()),
                        steps.within(condition.whenFalse()),
                        condition.forNull());
    }

    private @Nullable ColumnCondition comparison(
            FlowColumn column, SqlKind kind, RexNode constant) {
        if (!constants.isConstant(constant, column.type())) {
            return null;
        }
        Comparable<?> value = constants.value(constant, column.type());
        if (value == null) {
            return ColumnCondition.unknown(column);
        }
        if (column.type() == ColumnType.TEXT
                && kind != SqlKind.EQUALS
                && kind != SqlKind.NOT_EQUALS) {
            return null;
        }
        return switch (kind) {
            case EQUALS -> in(column, Range.singleton(value));
            case NOT_EQUALS -> in(column, Range.singleton(value)).not();
            case LESS_THAN -> in(column, Range.lessThan(value));
            case LESS_THAN_OR_EQUAL -> in(column, Range.atMost(value));
            case GREATER_THAN -> in(column, Range.greaterThan(value));
            case GREATER_THAN_OR_EQUAL -> in(column, Range.atLeast(value));
            default -> null;
        };
    }

    private static ColumnCondition in(FlowColumn column, Range<Comparable<?>> range) {
        return ColumnCondition.in(column, ImmutableRangeSet.of(range));
    }

    private @Nullable ColumnCondition search(RexCall call) {
        RexNode operand = call.getOperands().get(0);
        FlowColumn column = column(operand);
        if (column != null) {
            return search(column, call);
        }
        TimeSteps steps = TimeSteps.of(operand);
        return steps == null ? null : ofSteps(steps, search(steps.column(), call));
    }

    private @Nullable ColumnCondition search(FlowColumn column, RexCall call) {
        if (!(call.getOperands().get(1) instanceof RexLiteral literal)
                || !(literal.getValue() instanceof Sarg<?> sarg)) {
            return null;
        }
        RangeSet<Comparable<?>> values = TreeRangeSet.create();
        for (Range<?> range : sarg.rangeSet.asRanges()) {
            Range<Comparable<?>> converted = constants.range(range, column.type());
            if (converted == null) {
                return null;
            }
            values.add(converted);
        }
        ColumnCondition.Truth forNull =
                switch (sarg.nullAs) {
                    case TRUE -> ColumnCondition.Truth.TRUE;
                    case FALSE -> ColumnCondition.Truth.FALSE;
                    case UNKNOWN -> ColumnCondition.Truth.UNKNOWN;
                };
        return new ColumnCondition(column, values, values.complement(), forNull);
    }

    /** A long IN list, which arrives as a sub-query over literal rows. */
    private @Nullable ColumnCondition inList(RexCall call) {
        FlowColumn column = column(call.getOperands().get(0));
        if (column == null
                || call.getOperands().size() != 1
                || !(call instanceof RexSubQuery subQuery)
                || !(subQuery.rel instanceof Values list)) {
            return null;
        }
        RangeSet<Comparable<?>> values = TreeRangeSet.create();
        boolean anyNull = false;
        for (List<RexLiteral> row : list.getTuples()) {
            RexLiteral literal = row.get(0);
            if (!constants.isConstant(literal, column.type())) {
                return null;
            }
            Comparable<?> value = constants.value(literal, column.type());
            anyNull |= value == null;
            if (value != null) {
                values.add(Range.singleton(value));
            }
        }
        return new ColumnCondition(
                column,
                values,
                anyNull ? ImmutableRangeSet.of() : values.complement(),
                ColumnCondition.Truth.UNKNOWN);
    }

    private static @Nullable ColumnCondition cidrMatch(RexCall call) {
        if (!(call.getOperator() instanceof FlowSqlFunction function)
                || !function.getName().equals("cidr_match")) {
            return null;
        }
        FlowColumn column = column(call.getOperands().get(0));
        if (column == null) {
            return null;
        }
        RangeSet<Comparable<?>> values = TreeRangeSet.create();
        List<RexNode> operands = call.getOperands();
        for (RexNode operand : operands.subList(1, operands.size())) {
            if (!(operand instanceof RexLiteral literal) || literal.isNull()) {
                return null;
            }
            for (AddressRange range : Prefix.parse(literal.getValueAs(String.class)).ranges()) {
                values.add(Range.closed(range.first(), range.last()));
            }
        }
        return ColumnCondition.in(column, values);
    }

    /** The column that a node is, seen through casts that lose nothing; null where it is none. */
    static @Nullable FlowColumn column(RexNode node) {
        if (node instanceof RexInputRef reference) {
            return FlowColumn.values()[reference.getIndex()];
        }
        if (node.getKind() == SqlKind.CAST) {
            RexNode operand = ((RexCall) node).getOperands().get(0);
            boolean integers =
                    SqlTypeUtil.isIntType(node.getType())
                            && SqlTypeUtil.isIntType(operand.getType())
                            && node.getType().getPrecision() >= operand.getType().getPrecision();
            boolean sameName =
                    node.getType().getSqlTypeName() == operand.getType().getSqlTypeName()
                            && (SqlTypeUtil.isTimestamp(node.getType())
                                    ? node.getType().getPrecision()
                                            >= operand.getType().getPrecision()
                                    : !SqlTypeUtil.isCharacter(node.getType()));
            return integers || sameName ? column(operand) : null;
        }
        return null;
    }
}
