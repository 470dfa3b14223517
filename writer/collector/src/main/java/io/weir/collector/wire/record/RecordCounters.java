package io.weir.collector.wire.record;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.element.Slot;
import io.weir.collector.wire.octets.Octets;
import io.weir.collector.wire.options.ExporterOptions;
import io.weir.collector.wire.options.SamplingRate;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/**
 * Octets and packets, scaled by the sampling rate. The rate is the configured one where that is
 * forced; else the record's own; else what the exporter said in options data: of the record's
 * sampler, its ingress interface, its template, its line card, the whole exporter, first in the
 * record's domain, then in domain 0; else the configured one. One owner.
 */
final class RecordCounters {
    private static final long RATE_SLOTS =
            Slot.SAMPLING_INTERVAL.bit()
                    | Slot.SAMPLING_TAKEN.bit()
                    | Slot.SAMPLING_SIZE.bit()
                    | Slot.SAMPLING_PROBABILITY.bit();

    private ExporterPolicy policy = ExporterPolicy.DEFAULT;
    private ExporterOptions own = new ExporterOptions(0);
    private ExporterOptions general = own;
    private String source = "";
    private long lastRate;

    void begin(ExporterPolicy newPolicy, ExporterOptions newOwn, ExporterOptions newGeneral) {
        policy = newPolicy;
        own = newOwn;
        general = newGeneral;
    }

    void set(RecordSlots slots, int row, int templateId, FlowBatch out) {
        long rate = rate(slots, row, templateId, out);
        lastRate = rate;
        if (rate > 0) {
            out.setLong(FlowColumn.SAMPLING_RATE, row, rate);
            out.setText(FlowColumn.SAMPLING_SOURCE, row, source);
        }
        long scale = Math.max(1, rate);
        scaled(slots, Slot.BYTES, FlowColumn.BYTES, scale, row, out);
        scaled(slots, Slot.PACKETS, FlowColumn.PACKETS, scale, row, out);
        scaled(slots, Slot.REVERSE_BYTES, FlowColumn.REV_BYTES, scale, row, out);
        scaled(slots, Slot.REVERSE_PACKETS, FlowColumn.REV_PACKETS, scale, row, out);
        scaled(slots, Slot.POST_BYTES, FlowColumn.POST_BYTES, scale, row, out);
        scaled(slots, Slot.POST_PACKETS, FlowColumn.POST_PACKETS, scale, row, out);
        if (scale > 1) {
            scaled(slots, Slot.BYTES, FlowColumn.BYTES_RAW, 1, row, out);
            scaled(slots, Slot.PACKETS, FlowColumn.PACKETS_RAW, 1, row, out);
        }
    }

    /** The rate of the last record, 0 where nothing is known. */
    long lastRate() {
        return lastRate;
    }

    private static void scaled(
            RecordSlots slots, Slot slot, FlowColumn column, long scale, int row, FlowBatch out) {
        if (slots.has(slot)) {
            long value = slots.get(slot);
            out.setLong(column, row, scale == 1 ? value : Octets.times(value, scale));
        }
    }

    private long rate(RecordSlots slots, int row, int templateId, FlowBatch out) {
        if (policy.samplingForced() && policy.samplingRate() > 0) {
            source = "config";
            return policy.samplingRate();
        }
        long rate = slots.hasAny(RATE_SLOTS) ? recordRate(slots) : 0;
        if (rate > 0) {
            source = "record";
            return rate;
        }
        rate = optionsRate(own, slots, row, templateId, out);
        if (rate == 0) {
            rate = optionsRate(general, slots, row, templateId, out);
        }
        source = rate > 0 ? "options" : "config";
        return rate > 0 ? rate : policy.samplingRate();
    }

    private static long recordRate(RecordSlots slots) {
        return SamplingRate.of(
                slots.get(Slot.SAMPLING_INTERVAL),
                slots.get(Slot.SAMPLING_TAKEN),
                slots.get(Slot.SAMPLING_LEFT),
                slots.get(Slot.SAMPLING_SIZE),
                slots.get(Slot.SAMPLING_POPULATION),
                Double.longBitsToDouble(slots.get(Slot.SAMPLING_PROBABILITY)));
    }

    private static long optionsRate(
            ExporterOptions options, RecordSlots slots, int row, int templateId, FlowBatch out) {
        if (!options.hasRates()) {
            return 0;
        }
        long rate = slots.has(Slot.SAMPLER) ? options.rateOfSampler(slots.get(Slot.SAMPLER)) : 0;
        if (rate == 0 && out.isPresent(FlowColumn.IN_IF, row)) {
            rate = options.rateOfInterface(out.getLong(FlowColumn.IN_IF, row));
        }
        if (rate == 0) {
            rate = options.rateOfTemplate(templateId);
        }
        if (rate == 0) {
            rate =
                    slots.has(Slot.LINE_CARD)
                            ? options.rateOfLineCard(slots.get(Slot.LINE_CARD))
                            : options.rateOfOnlyLineCard();
        }
        return rate == 0 ? options.rate() : rate;
    }
}
