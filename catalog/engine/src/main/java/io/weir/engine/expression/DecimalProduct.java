package io.weir.engine.expression;

import io.weir.format.page.ValueBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The DOUBLE that is nearest to the product of an integer and a decimal; NULL for NULL.
 *
 * @param number the integer
 */
public record DecimalProduct(Expression number, BigDecimal factor) implements Expression {
    /** Integers up to here, and powers of ten up to that, are the DOUBLEs that they are. */
    private static final long MOST_EXACT = 1L << 53;

    private static final double[] EXACT_POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    @Override
    public ValueKind kind() {
        return ValueKind.DOUBLE;
    }

    @Override
    public Evaluator open() {
        Evaluator numbers = number.open();
        ValueBuffer result = new ValueBuffer(ValueKind.DOUBLE.storage());
        BigInteger digits = factor.unscaledValue();
        boolean isPlain =
                digits.bitLength() < Long.SIZE
                        && factor.scale() >= 0
                        && factor.scale() < EXACT_POWERS.length;
        long multiplier = isPlain ? digits.longValue() : 0;
        double divisor = isPlain ? EXACT_POWERS[factor.scale()] : 1;
        return (batch, rows, count) -> {
            ValueBuffer read = numbers.read(batch, rows, count);
            for (int i = 0; i < count; i++) {
                result.nulls()[i] = read.nulls()[i];
                if (!read.nulls()[i]) {
                    long value = read.longs()[i];
                    long low = value * multiplier;
                    boolean isExact =
                            isPlain
                                    && Math.multiplyHigh(value, multiplier)
                                            == (low >> (Long.SIZE - 1))
                                    && -MOST_EXACT <= low
                                    && low <= MOST_EXACT;
                    double product = isExact ? low / divisor : exact(value);
                    result.longs()[i] = Double.doubleToLongBits(product);
                }
            }
            return result;
        };
    }

    private double exact(long value) {
        return BigDecimal.valueOf(value).multiply(factor).doubleValue();
    }
}
