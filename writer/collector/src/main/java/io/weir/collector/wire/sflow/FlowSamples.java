package io.weir.collector.wire.sflow;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * Flow samples: one sampled packet each, and so one row. One owner.
 *
 * <pre>
 * sample                               expanded sample
 *   sequence, of samples of the source   sequence
 *   source: class 8 bits, index 24       source: class, index
 *   sampling rate                        sampling rate
 *   pool: packets that could have been   pool
 *   drops: for want of resources         drops
 *   input interface                      input: format, value
 *   output interface                     output: format, value
 *   records: count, records              records: count, records
 *
 * interface: format 2 bits, value 30
 *   0 value is the ifIndex; 0 unknown, all bits one: the device itself
 *   1 discarded, value is the reason
 *   2 value is the number of interfaces that it left by
 * </pre>
 */
final class FlowSamples {
    private static final int LEAST_RECORD_BYTES = 8;

    private static final int SINGLE = 0;
    private static final int DISCARDED = 1;
    private static final int MULTIPLE = 2;
    private static final long DEVICE_ITSELF = 0x3fff_ffffL;
    private static final long DEVICE_ITSELF_EXPANDED = 0xffff_ffffL;

    private final FlowLabeler labeler;
    private final SFlowCounts.OfDatagram found;
    private long lastRate;
    private final PacketRecords packets = new PacketRecords();
    private final ExtendedRecords extended = new ExtendedRecords();

    FlowSamples(FlowLabeler labeler, SFlowCounts.OfDatagram found) {
        this.labeler = labeler;
        this.found = found;
    }

    /** The sampling rate of the last sample; 0 where it is not known. */
    long lastRate() {
        return lastRate;
    }

    void read(XdrReader in, SFlowHeader header, boolean expanded, FlowBatch out) {
        found.flowSample();
        int row = header.addRow(out);
        in.skip(expanded ? 12 : 8);
        long rate = in.unsigned32();
        in.skip(8);
        readInterfaces(in, expanded, out, row);
        packets.begin();
        extended.begin();
        int records = in.count(LEAST_RECORD_BYTES);
        for (int i = 0; i < records && !in.hasFailed(); i++) {
            readRecord(in, out, row);
        }
        extended.finish(out, row);
        setCounters(rate, header.policy(), out, row);
        labeler.label(out, row, header.localPort());
    }

    private void readRecord(XdrReader in, FlowBatch out, int row) {
        int format = in.int32();
        int outer = in.enter(in.unsigned32());
        if (!packets.read(format, in, out, row) && !extended.read(format, in, out, row)) {
            found.unknownRecord();
        }
        in.leave(outer);
    }

    private static void readInterfaces(XdrReader in, boolean expanded, FlowBatch out, int row) {
        long input = in.unsigned32();
        long inFormat = expanded ? input : input >> 30;
        long inValue = expanded ? in.unsigned32() : input & DEVICE_ITSELF;
        if (inFormat == SINGLE && !isDeviceItself(inValue)) {
            out.setLong(FlowColumn.IN_IF, row, inValue);
        }
        long output = in.unsigned32();
        long outFormat = expanded ? output : output >> 30;
        long outValue = expanded ? in.unsigned32() : output & DEVICE_ITSELF;
        if (outFormat == DISCARDED) {
            out.setLong(FlowColumn.FORWARDING_STATUS, row, ForwardingStatus.ofDiscard(outValue));
        } else if (outFormat == MULTIPLE) {
            out.setLong(FlowColumn.FORWARDING_STATUS, row, ForwardingStatus.FORWARDED);
        } else if (outFormat == SINGLE && isDeviceItself(outValue)) {
            out.setLong(FlowColumn.FORWARDING_STATUS, row, ForwardingStatus.FOR_US);
        } else if (outFormat == SINGLE) {
            out.setLong(FlowColumn.OUT_IF, row, outValue);
        }
    }

    private static boolean isDeviceItself(long value) {
        return value == DEVICE_ITSELF || value == DEVICE_ITSELF_EXPANDED;
    }

    private void setCounters(long sampled, ExporterPolicy policy, FlowBatch out, int row) {
        boolean configured = policy.samplingRate() > 0 && (policy.samplingForced() || sampled == 0);
        long rate = configured ? policy.samplingRate() : sampled;
        long factor = Math.max(1, rate);
        lastRate = rate;
        if (rate > 0) {
            out.setLong(FlowColumn.SAMPLING_RATE, row, rate);
            out.setText(FlowColumn.SAMPLING_SOURCE, row, configured ? "config" : "record");
        }
        out.setLong(FlowColumn.PACKETS, row, factor);
        if (rate > 1) {
            out.setLong(FlowColumn.PACKETS_RAW, row, 1);
        }
        long bytes = packets.ipBytes();
        if (bytes >= 0) {
            out.setLong(FlowColumn.BYTES, row, scaled(bytes, factor));
            if (rate > 1) {
                out.setLong(FlowColumn.BYTES_RAW, row, bytes);
            }
        }
    }

    /** Both are below 2^32 unless the rate is configured. */
    private static long scaled(long bytes, long factor) {
        return Math.multiplyHigh(bytes, factor) != 0 || bytes * factor < 0
                ? Long.MAX_VALUE
                : bytes * factor;
    }
}
