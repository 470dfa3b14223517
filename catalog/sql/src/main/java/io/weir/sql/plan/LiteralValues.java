package io.weir.sql.plan;

import io.weir.udfs.FunctionType;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Literals of a statement as the values that functions take. */
final class LiteralValues {
    private LiteralValues() {}

    /** The value of a literal, or null where the node is none of the wanted type. */
    static @Nullable Object of(SqlNode node, FunctionType wanted) {
        String text = Literals.text(node);
        if (text != null) {
            return wanted == FunctionType.TEXT || wanted == FunctionType.INTERVAL ? text : null;
        }
        if (node instanceof SqlIntervalLiteral interval) {
            return interval.getValueAs(BigDecimal.class).longValue();
        }
        if (node instanceof SqlLiteral literal
                && literal.getValue() instanceof BigDecimal number
                && isInteger(wanted)
                && number.stripTrailingZeros().scale() <= 0) {
            return number.longValue();
        }
        return null;
    }

    /** A value that every function takes, for an argument that is no literal. */
    static @Nullable Object harmless(FunctionType type) {
        return switch (type) {
            case BOOLEAN -> false;
            case SMALLINT, INTEGER, BIGINT, INTERVAL -> 1L;
            case DOUBLE -> 1.0;
            case TEXT -> "";
            case ADDRESS -> new byte[16];
            case TIMESTAMP -> 0L;
        };
    }

    private static boolean isInteger(FunctionType type) {
        return type == FunctionType.SMALLINT
                || type == FunctionType.INTEGER
                || type == FunctionType.BIGINT;
    }
}
