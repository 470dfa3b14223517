package io.weir.collector.maintain;

import java.time.Duration;

/**
 * How a collector keeps its repository in shape.
 *
 * @param sealAfter how long after its end an hour counts as complete
 * @param openParts small parts that an hour may have before that
 * @param lateParts small parts that an hour may have after that
 * @param retention how much is kept
 */
public record MaintenanceOptions(
        Duration sealAfter, int openParts, int lateParts, RetentionLimits retention) {
    /** What holds without a configuration. */
    public static final MaintenanceOptions DEFAULTS =
            new MaintenanceOptions(Duration.ofMinutes(35), 24, 8, RetentionLimits.NONE);

    /** With these limits instead. */
    public MaintenanceOptions keeping(RetentionLimits limits) {
        return new MaintenanceOptions(sealAfter, openParts, lateParts, limits);
    }
}
