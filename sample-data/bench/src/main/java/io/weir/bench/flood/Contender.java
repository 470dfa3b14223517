package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A collector that takes part. */
public interface Contender {
    /** Its name in the report. */
    String name();

    /** Whether it understands the protocol. */
    boolean takes(Protocol protocol);

    /** Prepares the folder, and returns the command line of the collector. */
    List<String> command(Path folder, int port) throws IOException;

    /** Options for its JVM, where it has one. */
    String javaOptions(Path folder);

    /** Waits until everything that was sent is stored, where it can tell. */
    void awaitStored(Path folder, long datagrams) throws IOException;

    /** Flows that it has stored, after it has ended, as its own reader counts them. */
    long storedFlows(Path folder) throws IOException;

    /** Octets of the files that hold the flows. */
    long storedBytes(Path folder) throws IOException;

    /** The command line that packs what was stored for good; empty where nothing does. */
    List<String> compaction(Path folder);

    /** The most heap that it used, in MiB; 0 where it has none. */
    long peakHeapMebibytes(Path folder) throws IOException;
}
