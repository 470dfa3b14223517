package io.weir.format.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code [retention]}: what is removed, oldest hours first.
 *
 * @param maxAge an hour goes when its end is longer ago; {@code max_age_days} or {@code
 *     max_age_hours}; null: however old
 * @param maxBytes the oldest hours go when all files together have more; {@code max_gigabytes};
 *     null: however many
 */
public record RetentionConfig(@Nullable Duration maxAge, @Nullable Long maxBytes) {
    /** What holds without a configuration: everything is kept. */
    public static RetentionConfig defaults() {
        return new RetentionConfig(null, null);
    }
}
