package io.weir.sql.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Weir's arithmetic in types: SUM of integers is BIGINT, AVG is DOUBLE, decimals have 38 digits and
 * quotients that are DOUBLE.
 */
final class FlowTypeSystem extends RelDataTypeSystemImpl {
    private static final int DECIMAL_DIGITS = 38;

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
        if (SqlTypeUtil.isIntType(argument)) {
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.BIGINT), argument.isNullable());
        }
        if (SqlTypeUtil.isDecimal(argument)) {
            return types.createTypeWithNullability(
                    types.createSqlType(SqlTypeName.DECIMAL, DECIMAL_DIGITS, argument.getScale()),
                    argument.isNullable());
        }
        return super.deriveSumType(types, argument);
    }

    /** That of variances too, which have no value for a single row. */
    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
    }

    @Override
    public RelDataType deriveCovarType(
            RelDataTypeFactory types, RelDataType argument0, RelDataType argument1) {
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
    }

    /** That of a quotient of decimals, most of which have no end. */
    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory types, RelDataType dividend, RelDataType divisor) {
        RelDataType decimal = super.deriveDecimalDivideType(types, dividend, divisor);
        return decimal == null ? null : types.createSqlType(SqlTypeName.DOUBLE);
    }

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(type);
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
