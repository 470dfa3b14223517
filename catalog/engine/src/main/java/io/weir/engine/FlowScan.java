package io.weir.engine;

import io.weir.format.DataFile;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        return ScanCursor.open(
                new FileSource() {
                    @Override
                    public List<DataFile> files(long fromMillis, long toMillis) throws IOException {
                        boolean isBounded =
                                fromMillis != Long.MIN_VALUE || toMillis != Long.MAX_VALUE;
                        return isBounded ? snapshot.files(fromMillis, toMillis) : snapshot.files();
                    }

                    @Override
                    public Path locate(DataFile file) throws IOException {
                        return snapshot.locate(file);
                    }
                },
                request,
                control);
    }
}
