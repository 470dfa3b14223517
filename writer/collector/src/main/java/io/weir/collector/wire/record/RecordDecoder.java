package io.weir.collector.wire.record;

import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.octets.ApplicationId;
import io.weir.collector.wire.octets.Octets;
import io.weir.collector.wire.octets.TextCache;
import io.weir.collector.wire.options.ExporterOptions;
import io.weir.collector.wire.packet.FirstHeader;
import io.weir.format.ColumnType;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;

/**
 * Decodes data records to rows. {@link #begin} says from which message they are. Not thread-safe:
 * one owner.
 */
public final class RecordDecoder {
    private static final int NBAR_HEADER = 6;

    /** NBAR's sub-application "host" of HTTP. */
    private static final int NBAR_HTTP_HOST = 0x3402;

    private static final int MAX_NUMBER_BYTES = 8;

    private final FlowLabeler labeler;
    private final RecordSlots slots = new RecordSlots();
    private final PacketSection section = new PacketSection();
    private final TextCache texts = new TextCache();
    private final ValueTexts values = new ValueTexts();
    private final RecordTimes times = new RecordTimes();
    private final RecordCounters counters = new RecordCounters();
    private final RecordNames names = new RecordNames();
    private final NestedRecords nested = new NestedRecords(this);
    private int[] fieldAt = new int[64];
    private int[] fieldLength = new int[64];
    private String ingressAcl = "";
    private String egressAcl = "";
    private long application;
    private long sourceHigh;
    private long sourceLow;
    private int localPort;
    private int version;
    private long exportMillis;
    private long sequence;
    private long domain;

    /** A decoder that labels its rows with {@code labeler}. */
    public RecordDecoder(FlowLabeler labeler) {
        this.labeler = labeler;
    }

    /** Texts whose UTF-8 was ill-formed. */
    public long illFormedTexts() {
        return texts.illFormed();
    }

    /** Packets that one stands for, of the last record; 0 where nothing is known. */
    public long samplingRate() {
        return counters.lastRate();
    }

    /**
     * Which message the following records are from.
     *
     * @param own what their domain said of itself
     * @param general what the exporter said in domain 0, for all of its domains
     * @param nestedPlans finds the plans of structured data
     */
    public void begin(
            ExportMessage from,
            ExporterPolicy policy,
            ExporterOptions own,
            ExporterOptions general,
            NestedPlans nestedPlans) {
        nested.begin(nestedPlans);
        sourceHigh = from.datagram().sourceHigh();
        sourceLow = from.datagram().sourceLow();
        localPort = from.datagram().localPort();
        version = from.version();
        exportMillis = from.exportMillis();
        sequence = Integer.toUnsignedLong(from.sequence());
        domain = Integer.toUnsignedLong(from.domain());
        times.begin(from, policy, own, general);
        counters.begin(policy, own, general);
        names.begin(own, general);
    }

    /**
     * Appends one record as a row.
     *
     * @param at where it begins; it is known to be whole
     * @return the index after it
     */
    public int decode(ByteBuffer in, int at, RecordPlan plan, int templateId, FlowBatch out) {
        int row = out.add();
        slots.clear();
        values.clearLabels();
        section.clear();
        ingressAcl = "";
        egressAcl = "";
        application = 0;
        int end = run(in, at, plan, row, out);
        finish(in, row, templateId, out);
        return end;
    }

    private int run(ByteBuffer in, int at, RecordPlan plan, int row, FlowBatch out) {
        if (!plan.isVariable()) {
            steps(in, at, plan, plan.offsets, plan.lengths, false, false, row, out);
            return at + plan.shortest();
        }
        if (fieldAt.length < plan.fieldCount()) {
            fieldAt = new int[plan.fieldCount()];
            fieldLength = new int[plan.fieldCount()];
        }
        int end = plan.locate(in, at, fieldAt, fieldLength);
        steps(in, 0, plan, fieldAt, fieldLength, true, false, row, out);
        return end;
    }

    /** Adds the fields of a record in structured data that the row does not have yet. */
    void addNested(ByteBuffer in, RecordPlan plan, int[] at, int[] length, int row, FlowBatch out) {
        steps(in, 0, plan, at, length, true, true, row, out);
    }

    private void steps(
            ByteBuffer in,
            int base,
            RecordPlan plan,
            int[] offsets,
            int[] lengths,
            boolean byField,
            boolean isNested,
            int row,
            FlowBatch out) {
        Step[] steps = plan.steps;
        for (int i = 0; i < steps.length; i++) {
            FlowColumn column = plan.columns[i];
            if ((plan.guarded[i] || isNested) && isFilled(plan, i, isNested, row, out)) {
                continue;
            }
            int index = byField ? plan.fields[i] : i;
            int at = base + offsets[index];
            int length = lengths[index];
            switch (steps[i]) {
                case NUMBER -> number(in, at, length, plan.yields[i], column, row, out);
                case SLOT ->
                        slots.set(plan.slots[i], plan.slotBits[i], Octets.unsigned(in, at, length));
                case IPV4 -> {
                    int address = in.getInt(at);
                    if (address != 0 || !plan.yields[i]) {
                        out.setIpv4(column, row, address);
                    }
                }
                case IPV6 -> {
                    long high = in.getLong(at);
                    long low = in.getLong(at + 8);
                    if ((high | low) != 0 || !plan.yields[i]) {
                        out.setAddress(column, row, high, low);
                    }
                }
                case SLOT_BITS -> slots.set(plan.slots[i], plan.slotBits[i], in.getLong(at));
                case MAC -> out.setText(column, row, values.mac(in, at));
                case TEXT -> text(texts.get(in, at, length), column, row, out);
                case WIDE_NUMBER,
                        DSCP,
                        SLOT_FLOAT,
                        HEX,
                        APPLICATION,
                        NBAR_FIELD,
                        LABEL,
                        INGRESS_ACL,
                        EGRESS_ACL,
                        NESTED,
                        FRAME,
                        PACKET ->
                        rareStep(in, at, length, plan, i, row, out);
            }
        }
    }

    private boolean isFilled(RecordPlan plan, int i, boolean isNested, int row, FlowBatch out) {
        return plan.steps[i].fillsSlot()
                ? isNested && slots.hasAny(plan.slotBits[i])
                : out.isPresent(plan.columns[i], row);
    }

    private void rareStep(
            ByteBuffer in, int at, int length, RecordPlan plan, int i, int row, FlowBatch out) {
        FlowColumn column = plan.columns[i];
        switch (plan.steps[i]) {
            case WIDE_NUMBER -> wideNumber(in, at, length, plan.yields[i], column, row, out);
            case DSCP -> out.setLong(column, row, (in.get(at) & 0x3fL) << 2);
            case SLOT_FLOAT ->
                    slots.set(
                            plan.slots[i],
                            plan.slotBits[i],
                            Double.doubleToRawLongBits(
                                    length == Float.BYTES ? in.getFloat(at) : in.getDouble(at)));
            case HEX -> text(ValueTexts.hex(in, at, length), column, row, out);
            case APPLICATION -> application(in, at, length, row, out);
            case NBAR_FIELD -> nbarField(in, at, length, column, row, out);
            case LABEL -> values.addLabel(in, at, length);
            case INGRESS_ACL -> ingressAcl = ValueTexts.acl(in, at, length);
            case EGRESS_ACL -> egressAcl = ValueTexts.acl(in, at, length);
            case NESTED -> nested.read(in, at, length, row, out);
            case FRAME -> section.found(FirstHeader.ETHERNET, at, length);
            case PACKET -> section.found(FirstHeader.IP, at, length);
            case NUMBER, IPV4, IPV6, MAC, TEXT, SLOT, SLOT_BITS ->
                    throw new IllegalStateException("not a rare step: " + plan.steps[i]);
        }
    }

    private static void number(
            ByteBuffer in,
            int at,
            int length,
            boolean yields,
            FlowColumn column,
            int row,
            FlowBatch out) {
        if (length == 0 || length > MAX_NUMBER_BYTES) {
            return;
        }
        long value = Octets.unsigned(in, at, length);
        if (value != 0 || !yields) {
            out.setLong(column, row, value);
        }
    }

    /** A number that its column has no room for is none. */
    private static void wideNumber(
            ByteBuffer in,
            int at,
            int length,
            boolean yields,
            FlowColumn column,
            int row,
            FlowBatch out) {
        long most = column.type() == ColumnType.SMALLINT ? Short.MAX_VALUE : Integer.MAX_VALUE;
        if (length > 0 && length <= MAX_NUMBER_BYTES && Octets.unsigned(in, at, length) <= most) {
            number(in, at, length, yields, column, row, out);
        }
    }

    private static void text(String text, FlowColumn column, int row, FlowBatch out) {
        if (!text.isEmpty()) {
            out.setText(column, row, text);
        }
    }

    private void application(ByteBuffer in, int at, int length, int row, FlowBatch out) {
        application = ApplicationId.read(in, at, length);
        if (application != 0) {
            out.setText(FlowColumn.APP_ID, row, values.applicationText(application));
        }
    }

    private void nbarField(
            ByteBuffer in, int at, int length, FlowColumn column, int row, FlowBatch out) {
        if (length > NBAR_HEADER && (in.getShort(at + 4) & 0xffff) == NBAR_HTTP_HOST) {
            text(texts.get(in, at + NBAR_HEADER, length - NBAR_HEADER), column, row, out);
        }
    }

    private void finish(ByteBuffer in, int row, int templateId, FlowBatch out) {
        if (!out.isPresent(FlowColumn.EXPORTER_ADDR, row)) {
            out.setAddress(FlowColumn.EXPORTER_ADDR, row, sourceHigh, sourceLow);
        }
        if (!out.isPresent(FlowColumn.OBSERVATION_DOMAIN_ID, row)) {
            out.setLong(FlowColumn.OBSERVATION_DOMAIN_ID, row, domain);
        }
        out.setLong(FlowColumn.EXPORT_TIME, row, exportMillis);
        out.setLong(FlowColumn.EXPORT_VERSION, row, version);
        out.setLong(FlowColumn.EXPORT_SEQUENCE, row, sequence);
        out.setLong(FlowColumn.TEMPLATE_ID, row, templateId);
        times.set(slots, row, out);
        RecordTransport.set(slots, row, out);
        section.fill(in, slots, row, out);
        counters.set(slots, row, templateId, out);
        names.set(row, application, out);
        text(values.labels(), FlowColumn.MPLS_LABELS, row, out);
        if (!ingressAcl.isEmpty() || !egressAcl.isEmpty()) {
            String none = "00000000-00000000-00000000";
            out.setText(
                    FlowColumn.ACL_IDS,
                    row,
                    (ingressAcl.isEmpty() ? none : ingressAcl)
                            + " "
                            + (egressAcl.isEmpty() ? none : egressAcl));
        }
        labeler.label(out, row, localPort);
    }
}
