package io.weir.sql.plan;

import io.weir.engine.expression.Expression;
import io.weir.engine.expression.NumberMap;
import io.weir.engine.expression.ValueKind;
import org.apache.calcite.rel.type.RelDataType;

/** Casts to integer types; a value that does not fit is an {@link ArithmeticException}. */
final class IntegerCasts {
    private static final double TWO_TO_63 = 0x1p63;

    private IntegerCasts() {}

    /** An integer as one of another type. */
    static Expression ofInteger(Expression number, RelDataType from, RelDataType type) {
        long smallest = ExpressionTypes.smallest(type);
        long largest = ExpressionTypes.largest(type);
        if (smallest <= ExpressionTypes.smallest(from)
                && ExpressionTypes.largest(from) <= largest) {
            return number;
        }
        return new NumberMap(
                ValueKind.NUMBER,
                number,
                n -> {
                    if (n < smallest || n > largest) {
                        throw outOfRange(Long.toString(n), type);
                    }
                    return n;
                });
    }

    /** A floating point number without its fraction. */
    static Expression ofDouble(Expression number, RelDataType type) {
        long smallest = ExpressionTypes.smallest(type);
        long largest = ExpressionTypes.largest(type);
        return new NumberMap(
                ValueKind.NUMBER,
                number,
                bits -> {
                    double value = Double.longBitsToDouble(bits);
                    long whole = (long) value;
                    boolean isLong = value >= -TWO_TO_63 && value < TWO_TO_63;
                    if (!isLong || whole < smallest || whole > largest) {
                        throw outOfRange(Double.toString(value), type);
                    }
                    return whole;
                });
    }

    private static ArithmeticException outOfRange(String value, RelDataType type) {
        return new ArithmeticException(
                "value " + value + " out of range of " + type.getSqlTypeName());
    }
}
