package io.weir.collector.importer;

import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, in its order. Not thread-safe. */
interface RowSource {
    /** Goes one step, which may append rows to {@code out}; false at the end. */
    boolean next(FlowBatch out) throws IOException;

    /**
     * Rows of {@code interface_counters} found so far, which belong to the same commit; or null.
     */
    default @Nullable StatsRows interfaceCounters() {
        return null;
    }

    /** After the end: why the file as a whole cannot be imported, or null. */
    @Nullable String problem();

    /** After the end: what was found. */
    ImportResult result(String file, long flows);
}
