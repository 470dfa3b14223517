package io.weir.jdbc.metadata;

import io.weir.jdbc.result.JdbcType;
import io.weir.sql.SqlType;
import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getTypeInfo}: the types that columns have. */
final class TypeRows {
    private static final int MILLISECONDS = 3;

    private TypeRows() {}

    /** Ordered by JDBC code, VARCHAR before IPADDRESS. */
    static List<List<@Nullable Object>> rows() {
        return Stream.of(SqlType.values())
                .filter(type -> type != SqlType.OTHER)
                .sorted(Comparator.comparingInt(JdbcType::code))
                .map(TypeRows::row)
                .toList();
    }

    private static List<@Nullable Object> row(SqlType type) {
        boolean number = JdbcType.isNumber(type);
        boolean text = JdbcType.isText(type);
        short maximumScale =
                switch (type) {
                    case DECIMAL -> 38;
                    case TIME, TIMESTAMP -> MILLISECONDS;
                    default -> 0;
                };
        return Arrays.asList(
                type.name(),
                JdbcType.code(type),
                JdbcType.size(type, maximumScale == MILLISECONDS ? MILLISECONDS : 0),
                literalPrefix(type),
                number || type == SqlType.BOOLEAN ? null : "'",
                createParameters(type),
                (short) DatabaseMetaData.typeNullable,
                type == SqlType.VARCHAR,
                (short) (text ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic),
                false,
                false,
                false,
                type.name(),
                (short) 0,
                maximumScale,
                null,
                null,
                number ? 10 : null);
    }

    private static @Nullable String literalPrefix(SqlType type) {
        return switch (type) {
            case VARCHAR, IPADDRESS, OTHER -> "'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE -> null;
        };
    }

    private static @Nullable String createParameters(SqlType type) {
        return switch (type) {
            case VARCHAR -> "length";
            case DECIMAL -> "precision,scale";
            case TIME, TIMESTAMP -> "precision";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DOUBLE, DATE, IPADDRESS, OTHER -> null;
        };
    }
}
