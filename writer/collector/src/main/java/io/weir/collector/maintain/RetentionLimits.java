package io.weir.collector.maintain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much is kept.
 *
 * @param maxAge an hour goes when its end is older; null: however old
 * @param maxBytes the oldest hours go when all files together have more; null: however many
 */
public record RetentionLimits(@Nullable Duration maxAge, @Nullable Long maxBytes) {
    /** Everything is kept. */
    public static final RetentionLimits NONE = new RetentionLimits(null, null);

    /** Checks the numbers. */
    public RetentionLimits {
        if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
            throw new IllegalArgumentException("expected an age above zero, got " + maxAge);
        }
        if (maxBytes != null && maxBytes <= 0) {
            throw new IllegalArgumentException("expected a size above zero, got " + maxBytes);
        }
    }

    /** Whether there is no limit. */
    public boolean isNone() {
        return maxAge == null && maxBytes == null;
    }
}
