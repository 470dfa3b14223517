package io.weir.engine;

import io.weir.format.repository.Snapshot;
import java.io.IOException;

/** Begins scans of the table {@code flows}. Every query goes through here. */
public final class FlowScan {
    private FlowScan() {}

    /**
     * Opens a scan. Reads the day indexes that it needs, and no file yet.
     *
     * @param snapshot what is committed
     * @param request columns and filters
     * @param control asked again and again while the scan runs
     * @throws io.weir.format.CorruptFileException if an index is damaged or missing
     */
    public static FlowCursor open(Snapshot snapshot, ScanRequest request, ScanControl control)
            throws IOException {
        return ScanCursor.open(FileSource.of(snapshot), request, control);
    }
}
