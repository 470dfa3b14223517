package io.weir.sql.run;

import io.weir.sql.FlowErrorCode;

/**
 * A 128-bit sum of 64-bit integers: it cannot overflow, so the result does not depend on the order
 * of the rows.
 */
public final class ExactInteger {
    private static final double TWO_TO_64 = 0x1p64;

    private long high;
    private long low;
    private long count;

    void add(long value) {
        long sum = low + value;
        boolean carry = Long.compareUnsigned(sum, value) < 0;
        high += (value >> 63) + (carry ? 1 : 0);
        low = sum;
        count++;
    }

    long count() {
        return count;
    }

    long sum() {
        if (high != low >> 63) {
            throw new SqlRuntimeException(
                    FlowErrorCode.OVERFLOW,
                    "SUM is larger than a BIGINT holds (about 9.2e18); sum a smaller range, or SUM(CAST(x AS DOUBLE))");
        }
        return low;
    }

    double average() {
        double unsignedLow = (low >>> 1) * 2.0 + (low & 1);
        double total = high == low >> 63 ? low : high * TWO_TO_64 + unsignedLow;
        return total / count;
    }
}
