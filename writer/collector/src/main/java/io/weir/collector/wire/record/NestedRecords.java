package io.weir.collector.wire.record;

import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;

/**
 * A subTemplateMultiList (RFC 6313, 4.5.3), as YAF sends it: the first record of each of its
 * templates adds to the row. Lists within lists are passed over, and what is cut ends the list. Not
 * thread-safe: one owner.
 *
 * <pre>
 * 0 semantic   then, any number of times:
 *              0 template id   2 length with these 4 octets   4 records
 * </pre>
 */
final class NestedRecords {
    private static final int HEADER = 4;

    private final RecordDecoder decoder;
    private NestedPlans plans = id -> null;
    private int[] fieldAt = new int[64];
    private int[] fieldLength = new int[64];
    private boolean isInside;

    NestedRecords(RecordDecoder decoder) {
        this.decoder = decoder;
    }

    void begin(NestedPlans newPlans) {
        plans = newPlans;
    }

    void read(ByteBuffer in, int from, int length, int row, FlowBatch out) {
        if (isInside) {
            return;
        }
        isInside = true;
        int to = from + length;
        int at = from + 1;
        while (to - at >= HEADER) {
            int id = in.getShort(at) & 0xffff;
            int end = at + (in.getShort(at + 2) & 0xffff);
            if (end < at + HEADER || end > to) {
                break;
            }
            RecordPlan plan = plans.nestedPlan(id);
            if (plan != null && plan.end(in, at + HEADER, end) >= 0) {
                first(in, at + HEADER, plan, row, out);
            }
            at = end;
        }
        isInside = false;
    }

    private void first(ByteBuffer in, int at, RecordPlan plan, int row, FlowBatch out) {
        if (fieldAt.length < plan.fieldCount()) {
            fieldAt = new int[plan.fieldCount()];
            fieldLength = new int[plan.fieldCount()];
        }
        plan.locate(in, at, fieldAt, fieldLength);
        decoder.addNested(in, plan, fieldAt, fieldLength, row, out);
    }
}
