package io.weir.engine;

/** The reins of a scan. It asks at least once for each page that it decodes and each batch. */
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
