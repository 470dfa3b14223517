package io.weir.engine;

/**
 * The reins of a scan. It asks for each row group, each batch, and each column of a batch before
 * pages of it are decoded.
 */
@FunctionalInterface
public interface ScanControl {
    /**
     * @throws ScanCancelledException if the scan shall end; any other unchecked exception ends it
     *     as well
     */
    void check();

    /** Lets the scan run to its end. */
    static ScanControl none() {
        return () -> {};
    }
}
