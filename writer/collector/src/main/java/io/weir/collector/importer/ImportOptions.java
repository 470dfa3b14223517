package io.weir.collector.importer;

import io.weir.collector.text.FlowTextForm;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How to import.
 *
 * @param as whose output flow tables are, or null to find out; captures do not ask
 * @param at the time of what has none (flow tables, packets without a time), or null for the time
 *     that the file was modified; for standard input, now
 * @param zone the zone of times that do not say theirs
 * @param again whether content that was imported before is imported once more
 */
public record ImportOptions(
        @Nullable FlowTextForm as, @Nullable Instant at, ZoneId zone, boolean again) {
    /** What holds if nothing is said. */
    public static final ImportOptions DEFAULT =
            new ImportOptions(null, null, ZoneOffset.UTC, false);
}
