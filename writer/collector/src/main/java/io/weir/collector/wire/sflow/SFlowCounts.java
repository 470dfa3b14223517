package io.weir.collector.wire.sflow;

import java.util.concurrent.atomic.AtomicLong;

/** What datagrams that were decoded had. Written by the decoding thread, read by any. */
public final class SFlowCounts {
    private final AtomicLong flowSamples = new AtomicLong();
    private final AtomicLong counterSamples = new AtomicLong();
    private final AtomicLong discards = new AtomicLong();
    private final AtomicLong unknownSamples = new AtomicLong();
    private final AtomicLong unknownRecords = new AtomicLong();

    SFlowCounts() {}

    /** Flow samples, a row each. */
    public long flowSamples() {
        return flowSamples.get();
    }

    /** Counter samples. */
    public long counterSamples() {
        return counterSamples.get();
    }

    /** Notifications of discarded packets (sFlow Dropped Packet Notification Structures). */
    public long discards() {
        return discards.get();
    }

    /** Samples of a format that is not known, skipped. */
    public long unknownSamples() {
        return unknownSamples.get();
    }

    /** Records in samples, of a format that fills no column, skipped. */
    public long unknownRecords() {
        return unknownRecords.get();
    }

    /** Counts of the datagram that is being read. One owner. */
    static final class OfDatagram {
        private int flowSamples;
        private int counterSamples;
        private int discards;
        private int unknownSamples;
        private int unknownRecords;

        void clear() {
            flowSamples = 0;
            counterSamples = 0;
            discards = 0;
            unknownSamples = 0;
            unknownRecords = 0;
        }

        void flowSample() {
            flowSamples++;
        }

        void counterSample() {
            counterSamples++;
        }

        void discard() {
            discards++;
        }

        void unknownSample() {
            unknownSamples++;
        }

        void unknownRecord() {
            unknownRecords++;
        }

        int flowSamples() {
            return flowSamples;
        }

        void addTo(SFlowCounts total) {
            add(total.flowSamples, flowSamples);
            add(total.counterSamples, counterSamples);
            add(total.discards, discards);
            add(total.unknownSamples, unknownSamples);
            add(total.unknownRecords, unknownRecords);
        }

        private static void add(AtomicLong total, int count) {
            if (count > 0) {
                total.lazySet(total.get() + count);
            }
        }
    }
}
