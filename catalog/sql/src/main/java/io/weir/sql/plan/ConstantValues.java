package io.weir.sql.plan;

import com.google.common.collect.Range;
import io.weir.format.ColumnType;
import io.weir.udfs.address.Address;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Constants of a filter as values of a column's domain (Long, Address, String): literals,
 * parameters, and {@link ConstantTimes}.
 */
final class ConstantValues {
    static final Object PLACEHOLDER = new Object();

    private final IntFunction<@Nullable Object> parameters;
    private final ConstantTimes times;

    /**
     * @param parameters the value of a parameter, by its index, in Calcite's internal form
     * @param nowMillis the statement's current time
     */
    ConstantValues(IntFunction<@Nullable Object> parameters, long nowMillis) {
        this.parameters = parameters;
        times = new ConstantTimes(parameters, nowMillis);
    }

    /** For planning: what can be pushed does not depend on the values of parameters. */
    static ConstantValues placeholders() {
        return new ConstantValues(i -> PLACEHOLDER, 0);
    }

    /** Whether the node is a constant that fits the column's type. */
    boolean isConstant(RexNode node, ColumnType type) {
        if (type == ColumnType.TIMESTAMP) {
            return isNull(node) || ConstantTimes.isConstant(node);
        }
        if (node instanceof RexDynamicParam) {
            return fits(node, type);
        }
        if (node instanceof RexLiteral literal) {
            return literal.isNull() || (fits(node, type) && literalValue(literal, type) != null);
        }
        return false;
    }

    /** The constant's value; null for NULL. */
    @Nullable Comparable<?> value(RexNode node, ColumnType type) {
        if (type == ColumnType.TIMESTAMP) {
            return isNull(node) ? null : times.millis(node);
        }
        if (node instanceof RexDynamicParam parameter) {
            return domain(parameters.apply(parameter.getIndex()), type);
        }
        RexLiteral literal = (RexLiteral) node;
        return literal.isNull() ? null : literalValue(literal, type);
    }

    private static boolean isNull(RexNode node) {
        return node instanceof RexLiteral literal && literal.isNull();
    }

    /** A range of Calcite's literals as a range of the domain, or null where it does not fit. */
    @Nullable Range<Comparable<?>> range(Range<?> range, ColumnType type) {
        Comparable<?> lower = range.hasLowerBound() ? domain(range.lowerEndpoint(), type) : null;
        Comparable<?> upper = range.hasUpperBound() ? domain(range.upperEndpoint(), type) : null;
        if ((range.hasLowerBound() && lower == null) || (range.hasUpperBound() && upper == null)) {
            return null;
        }
        if (lower != null && upper != null) {
            return Range.range(lower, range.lowerBoundType(), upper, range.upperBoundType());
        }
        if (lower != null) {
            return Range.downTo(lower, range.lowerBoundType());
        }
        return upper == null ? Range.all() : Range.upTo(upper, range.upperBoundType());
    }

    private static boolean fits(RexNode node, ColumnType type) {
        return switch (type) {
            case TIMESTAMP -> ConstantTimes.isTime(node.getType());
            case BIGINT, INTEGER, SMALLINT -> SqlTypeUtil.isExactNumeric(node.getType());
            case ADDRESS -> SqlTypeUtil.isBinary(node.getType());
            case TEXT -> SqlTypeUtil.isCharacter(node.getType());
        };
    }

    private static @Nullable Comparable<?> literalValue(RexLiteral literal, ColumnType type) {
        return domain(literal.getValue(), type);
    }

    /**
     * A value in Calcite's internal or literal form as one of the domain; null where it is none.
     */
    private static @Nullable Comparable<?> domain(@Nullable Object value, ColumnType type) {
        if (PLACEHOLDER.equals(value)) {
            return switch (type) {
                case ADDRESS -> new Address(0, 0);
                case TEXT -> "";
                case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> Long.valueOf(0);
            };
        }
        return switch (type) {
            case ADDRESS ->
                    value instanceof ByteString bytes && bytes.length() == 16
                            ? Address.of(bytes.getBytes())
                            : null;
            case TEXT ->
                    value instanceof NlsString string
                            ? string.getValue()
                            : value instanceof String text ? text : null;
            case TIMESTAMP -> ConstantTimes.millis(value);
            case BIGINT, INTEGER, SMALLINT -> integer(value);
        };
    }

    private static @Nullable Long integer(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0
                            && number.precision() - number.scale() <= 18
                    ? Long.valueOf(number.longValueExact())
                    : null;
        }
        return value instanceof Long || value instanceof Integer || value instanceof Short
                ? Long.valueOf(((Number) value).longValue())
                : null;
    }
}
