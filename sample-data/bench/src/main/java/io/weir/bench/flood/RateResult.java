package io.weir.bench.flood;

/**
 * What a step of the stair showed.
 *
 * @param collector name
 * @param protocol name
 * @param seconds how long
 * @param rate flows a second that were sent
 * @param kernelDrops datagrams
 * @param behindSeconds from the last datagram until all were stored; 0 where nobody can tell
 * @param load the machine's load when it ended, all processes
 */
record RateResult(
        String collector,
        String protocol,
        long seconds,
        double rate,
        long kernelDrops,
        double behindSeconds,
        String load) {
    /** Nothing was dropped, and the collector kept up. */
    boolean isSustained(double mostSecondsBehind) {
        return kernelDrops == 0 && behindSeconds <= mostSecondsBehind;
    }
}
