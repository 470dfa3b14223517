package io.weir.collector.wire.options;

/** Packets that one stands for, from what elements say. */
public final class SamplingRate {
    private static final long MAX_RATE = 0xffff_ffffL;

    private SamplingRate() {}

    /**
     * The rate, 0 where the elements say nothing; each is 0 where it is not there.
     *
     * @param interval one of so many (samplingInterval, samplerRandomInterval)
     * @param taken packets taken in a row (samplingPacketInterval) ...
     * @param left ... and then left out (samplingPacketSpace)
     * @param size packets taken (samplingSize) ...
     * @param population ... of so many (samplingPopulation)
     * @param probability of a packet to be taken, 0 to 1
     */
    public static long of(
            long interval, long taken, long left, long size, long population, double probability) {
        if (interval > 0) {
            return interval;
        }
        if (taken > 0) {
            return (taken + left + taken / 2) / taken;
        }
        if (size > 0 && population > 0) {
            return Math.max(1, (population + size / 2) / size);
        }
        return probability > 0 && probability <= 1
                ? Math.min(MAX_RATE, Math.round(1 / probability))
                : 0;
    }
}
