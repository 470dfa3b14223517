package io.weir.bench.flood;

/**
 * What a run at a fixed rate showed.
 *
 * @param collector name
 * @param protocol name
 * @param flows sent
 * @param rate flows a second that were sent
 * @param cpuSeconds of the collector's whole life
 * @param steadyFlows flows of the second half
 * @param steadyCpuSeconds from when the first half was stored until the second was
 * @param kernelDrops datagrams
 * @param storedFlows as its own reader counts
 * @param storedBytes of its files
 * @param compactionCpuSeconds of a program that packs them for good; 0 without one
 * @param compactedBytes of the files after it
 * @param residentMebibytes the most
 * @param heapMebibytes the most; 0 without a heap
 */
record CpuResult(
        String collector,
        String protocol,
        long flows,
        double rate,
        double cpuSeconds,
        long steadyFlows,
        double steadyCpuSeconds,
        long kernelDrops,
        long storedFlows,
        long storedBytes,
        double compactionCpuSeconds,
        long compactedBytes,
        long residentMebibytes,
        long heapMebibytes) {
    /** CPU seconds a million flows, start and warm-up included. */
    double cpuPerMillion() {
        return cpuSeconds * 1e6 / flows;
    }

    /** CPU seconds a million flows of the second half. */
    double steadyPerMillion() {
        return steadyCpuSeconds * 1e6 / steadyFlows;
    }

    /** CPU seconds a million flows, of the collector's whole life and the compaction's. */
    double compactedPerMillion() {
        return (cpuSeconds + compactionCpuSeconds) * 1e6 / flows;
    }

    /** Octets a flow on disk. */
    double bytesPerFlow() {
        return storedFlows == 0 ? 0 : (double) storedBytes / storedFlows;
    }

    /** The same after compaction. */
    double compactedBytesPerFlow() {
        return storedFlows == 0 ? 0 : (double) compactedBytes / storedFlows;
    }
}
