package io.weir.sql.plan;

import io.weir.sql.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Calcite's types as those of Weir's interface. */
final class ResultTypes {
    private ResultTypes() {}

    static SqlType of(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        return switch (name) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case TINYINT, SMALLINT -> SqlType.SMALLINT;
            case INTEGER -> SqlType.INTEGER;
            case BIGINT -> SqlType.BIGINT;
            case DECIMAL -> SqlType.DECIMAL;
            case FLOAT, REAL, DOUBLE -> SqlType.DOUBLE;
            case CHAR, VARCHAR, NULL -> SqlType.VARCHAR;
            case BINARY, VARBINARY -> SqlType.IPADDRESS;
            case DATE -> SqlType.DATE;
            case TIME -> SqlType.TIME;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            default -> SqlType.OTHER;
        };
    }

    static int precision(RelDataType type) {
        return switch (of(type)) {
            case BOOLEAN -> 1;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DOUBLE -> 15;
            case IPADDRESS -> FlowTypeFactory.ADDRESS_TEXT_LENGTH;
            case TIMESTAMP, TIME, DECIMAL, VARCHAR -> Math.max(0, type.getPrecision());
            case DATE, OTHER -> 0;
        };
    }

    static int scale(RelDataType type) {
        return SqlTypeUtil.isDecimal(type) ? Math.max(0, type.getScale()) : 0;
    }

    /** The name that messages use. */
    static String name(RelDataType type) {
        return of(type) == SqlType.OTHER ? type.toString() : of(type).name();
    }
}
