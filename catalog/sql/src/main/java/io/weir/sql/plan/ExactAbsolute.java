package io.weir.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** ABS of integers, an error for the least one, whose absolute value does not fit its type. */
public final class ExactAbsolute {
    static final SqlFunction OPERATOR =
            new HiddenFunction(
                    "EXACT_ABS",
                    ReturnTypes.ARG0,
                    List.of(SqlTypeFamily.INTEGER),
                    new JavaFunction(
                            (translator, call, arguments) ->
                                    absolute(call.getType().getSqlTypeName(), arguments.get(0)),
                            NullPolicy.STRICT));

    private ExactAbsolute() {}

    private static Expression absolute(SqlTypeName type, Expression value) {
        return switch (type) {
            case BIGINT -> absolute(long.class, value);
            case INTEGER -> absolute(int.class, value);
            default -> narrow(absolute(int.class, value));
        };
    }

    private static Expression absolute(Class<?> type, Expression value) {
        return Expressions.call(Math.class, "absExact", Expressions.convert_(value, type));
    }

    private static Expression narrow(Expression value) {
        return Expressions.call(ExactAbsolute.class, "toShort", value);
    }

    /** Called by generated code. */
    public static short toShort(int value) {
        if (value > Short.MAX_VALUE) {
            throw new ArithmeticException("smallint overflow");
        }
        return (short) value;
    }
}
