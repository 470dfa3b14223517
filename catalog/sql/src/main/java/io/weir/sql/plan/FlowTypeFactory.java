package io.weir.sql.plan;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * SQL types of Weir. An address is VARBINARY(16) inside Calcite: its byte order is the order of
 * addresses.
 */
final class FlowTypeFactory extends JavaTypeFactoryImpl {
    static final int ADDRESS_BYTES = 16;

    /**
     * Longest text of an address: an IPv6 one with an embedded IPv4 one is 45, canonical forms need
     * 39.
     */
    static final int ADDRESS_TEXT_LENGTH = 43;

    FlowTypeFactory() {
        super(new FlowTypeSystem());
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    /** Decimals keep the digits of the one that has most of them after the point. */
    @Override
    public @Nullable RelDataType leastRestrictive(
            List<RelDataType> types, SqlTypeMappingRule mappings) {
        RelDataType type = super.leastRestrictive(types, mappings);
        if (type == null || type.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return type;
        }
        int scale = type.getScale();
        for (RelDataType each : types) {
            if (each.getSqlTypeName() == SqlTypeName.DECIMAL) {
                scale = Math.max(scale, each.getScale());
            }
        }
        return scale == type.getScale()
                ? type
                : createTypeWithNullability(
                        createSqlType(SqlTypeName.DECIMAL, type.getPrecision(), scale),
                        type.isNullable());
    }

    RelDataType typeOf(FlowColumn column) {
        return typeOf(column.type(), column.isNullable());
    }

    RelDataType typeOf(ColumnType type, boolean nullable) {
        return createTypeWithNullability(typeOf(type), nullable);
    }

    RelDataType address(boolean nullable) {
        return typeOf(ColumnType.ADDRESS, nullable);
    }

    private RelDataType typeOf(ColumnType type) {
        return switch (type) {
            case TIMESTAMP -> createSqlType(SqlTypeName.TIMESTAMP, 3);
            case BIGINT -> createSqlType(SqlTypeName.BIGINT);
            case INTEGER -> createSqlType(SqlTypeName.INTEGER);
            case SMALLINT -> createSqlType(SqlTypeName.SMALLINT);
            case ADDRESS -> createSqlType(SqlTypeName.VARBINARY, ADDRESS_BYTES);
            case TEXT -> createSqlType(SqlTypeName.VARCHAR);
        };
    }
}
