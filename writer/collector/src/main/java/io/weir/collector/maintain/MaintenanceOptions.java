package io.weir.collector.maintain;

import java.time.Duration;

/**
 * How a collector keeps its repository in shape.
 *
 * @param sealAfter how long after its end an hour counts as complete
 * @param openParts small parts that an hour may have before that
 * @param lateParts small parts that an hour may have after that
 * @param retention how much is kept
 * @param lookEvery how often hours are looked at; for what has become too old twelve times as long
 */
public record MaintenanceOptions(
        Duration sealAfter,
        int openParts,
        int lateParts,
        RetentionLimits retention,
        Duration lookEvery) {
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** What holds without a configuration. */
    public static final MaintenanceOptions DEFAULTS =
            new MaintenanceOptions(Duration.ofMinutes(35), 24, 8, RetentionLimits.NONE);

    /** Looks every five seconds. */
    public MaintenanceOptions(
            Duration sealAfter, int openParts, int lateParts, RetentionLimits retention) {
        this(sealAfter, openParts, lateParts, retention, LOOK);
    }

    /** With these limits instead. */
    public MaintenanceOptions keeping(RetentionLimits limits) {
        return new MaintenanceOptions(sealAfter, openParts, lateParts, limits, lookEvery);
    }

    /** Looks that often instead. */
    public MaintenanceOptions lookingEvery(Duration pause) {
        return new MaintenanceOptions(sealAfter, openParts, lateParts, retention, pause);
    }
}
