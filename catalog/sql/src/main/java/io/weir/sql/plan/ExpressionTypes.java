package io.weir.sql.plan;

import io.weir.engine.expression.ValueKind;
import io.weir.format.ColumnType;
import io.weir.sql.run.GeneratedCall;
import io.weir.sql.run.GroupPlan.Output;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * How the engine holds the values of SQL's types: a date as its days since 1970. It has no
 * decimals, times of day and intervals.
 */
final class ExpressionTypes {
    private ExpressionTypes() {}

    /** The kind of a type's values; null where the engine has none. */
    static @Nullable ValueKind kind(RelDataType type) {
        Output output = output(type);
        if (output == null) {
            return null;
        }
        return switch (output) {
            case SMALLINT, INTEGER, BIGINT, BIGINT_OR_ZERO, BOOLEAN -> ValueKind.NUMBER;
            case DOUBLE, DOUBLE_OR_ZERO -> ValueKind.DOUBLE;
            case TEXT -> ValueKind.TEXT;
            case ADDRESS -> ValueKind.ADDRESS;
        };
    }

    /** The class of a type's values in Calcite's rows; null where the engine has none. */
    static @Nullable Output output(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> Output.BOOLEAN;
            case SMALLINT -> Output.SMALLINT;
            case INTEGER -> Output.INTEGER;
            case BIGINT -> Output.BIGINT;
            case TIMESTAMP -> type.getPrecision() <= 3 ? Output.BIGINT : null;
            case DATE -> Output.INTEGER;
            case DOUBLE -> Output.DOUBLE;
            case CHAR, VARCHAR -> Output.TEXT;
            case VARBINARY ->
                    type.getPrecision() == FlowTypeFactory.ADDRESS_BYTES ? Output.ADDRESS : null;
            default -> null;
        };
    }

    /** The type of a column that holds such values; null where no column does. */
    static @Nullable ColumnType column(RelDataType type) {
        Output output = output(type);
        if (output == null || ConstantTimes.isDate(type)) {
            return null;
        }
        return switch (output) {
            case SMALLINT -> ColumnType.SMALLINT;
            case INTEGER -> ColumnType.INTEGER;
            case BIGINT, BIGINT_OR_ZERO ->
                    type.getSqlTypeName() == SqlTypeName.TIMESTAMP
                            ? ColumnType.TIMESTAMP
                            : ColumnType.BIGINT;
            case TEXT -> ColumnType.TEXT;
            case ADDRESS -> ColumnType.ADDRESS;
            case DOUBLE, DOUBLE_OR_ZERO, BOOLEAN -> null;
        };
    }

    /** Whether values of two types are equal where the engine holds the same. */
    static boolean areAlike(RelDataType one, RelDataType other) {
        return kind(one) == kind(other) && ConstantTimes.isDate(one) == ConstantTimes.isDate(other);
    }

    /** The class that generated code takes a value as. */
    static GeneratedCall.Argument argument(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> GeneratedCall.Argument.BOOLEAN;
            case SMALLINT -> GeneratedCall.Argument.SMALLINT;
            case INTEGER, DATE -> GeneratedCall.Argument.INTEGER;
            case VARBINARY -> GeneratedCall.Argument.ADDRESS;
            default -> GeneratedCall.Argument.AS_IS;
        };
    }

    /** The smallest value of an integer type. */
    static long smallest(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case SMALLINT -> Short.MIN_VALUE;
            case INTEGER -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** The largest value of an integer type. */
    static long largest(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    /** Whether a cast changes no value. */
    static boolean isSame(RelDataType from, RelDataType to) {
        SqlTypeName name = from.getSqlTypeName();
        boolean isText =
                SqlTypeUtil.isCharacter(from) && to.getSqlTypeName() == SqlTypeName.VARCHAR;
        if (name != to.getSqlTypeName() && !isText) {
            return false;
        }
        return switch (name) {
            case BOOLEAN, DOUBLE, DATE -> true;
            case TIMESTAMP, VARBINARY -> to.getPrecision() >= from.getPrecision();
            case CHAR, VARCHAR ->
                    to.getSqlTypeName() == SqlTypeName.VARCHAR
                            && (to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                                    || (from.getPrecision() >= 0
                                            && to.getPrecision() >= from.getPrecision()));
            default -> false;
        };
    }

    /** Whether values are likely to come again; times and counters differ from row to row. */
    static boolean hasFewValues(RelDataType type) {
        ColumnType column = column(type);
        return column != null && column != ColumnType.BIGINT && column != ColumnType.TIMESTAMP;
    }
}
