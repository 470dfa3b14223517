package io.weir.format.config;

import java.time.Duration;

/**
 * The section {@code [sealing]}: what becomes of an hour after its end.
 *
 * @param after how long after its end an hour counts as complete and is compacted; {@code
 *     after_minutes}, default 35
 * @param openParts small files that an hour may have before that; {@code open_parts}, default 24
 * @param lateParts small files that an hour may have after that; {@code late_parts}, default 8
 */
public record SealingConfig(Duration after, int openParts, int lateParts) {
    /** What holds without a configuration. */
    public static SealingConfig defaults() {
        return new SealingConfig(Duration.ofMinutes(35), 24, 8);
    }
}
