package io.weir.collector.wire.record;

import io.weir.collector.wire.element.FieldSpec;
import io.weir.collector.wire.element.Slot;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A template as the steps that decode its records: parallel arrays, one entry a step. Immutable.
 */
public final class RecordPlan {
    /** Length octets of the short form (RFC 7011, 7). */
    private static final int LONG_FORM = 255;

    final Step[] steps;
    final FlowColumn[] columns;
    final long[] slotBits;
    final int[] slots;
    final boolean[] yields;
    final boolean[] guarded;
    final int[] offsets;
    final int[] lengths;
    final int[] fields;
    private final int[] fieldLengths;
    private final boolean isVariable;
    private final int shortest;
    private final boolean givesFlows;

    RecordPlan(List<FieldSpec> template, List<PlanStep> planned, boolean givesFlows) {
        int n = planned.size();
        steps = new Step[n];
        columns = new FlowColumn[n];
        slotBits = new long[n];
        slots = new int[n];
        yields = new boolean[n];
        guarded = new boolean[n];
        offsets = new int[n];
        lengths = new int[n];
        fields = new int[n];
        fieldLengths = template.stream().mapToInt(FieldSpec::length).toArray();
        isVariable = template.stream().anyMatch(FieldSpec::isVariable);
        shortest = template.stream().mapToInt(f -> f.isVariable() ? 1 : f.length()).sum();
        this.givesFlows = givesFlows;
        for (int i = 0; i < n; i++) {
            fill(i, planned.get(i));
        }
    }

    private void fill(int i, PlanStep planned) {
        steps[i] = planned.step();
        columns[i] = planned.column();
        Slot slot = planned.slot();
        slots[i] = slot.ordinal();
        slotBits[i] = slot.bit();
        yields[i] = planned.yields();
        guarded[i] = planned.guarded();
        fields[i] = planned.field();
        lengths[i] = fieldLengths[planned.field()];
        int offset = 0;
        for (int f = 0; f < planned.field(); f++) {
            offset += fieldLengths[f];
        }
        offsets[i] = offset;
    }

    /** Whether records differ in length. */
    public boolean isVariable() {
        return isVariable;
    }

    /** Octets of a record, or of the shortest one. */
    public int shortest() {
        return shortest;
    }

    /** Number of fields. */
    public int fieldCount() {
        return fieldLengths.length;
    }

    /** Whether records say anything of a flow beside its times. */
    public boolean givesFlows() {
        return givesFlows;
    }

    /**
     * Where a record ends.
     *
     * @param at where it begins
     * @param to where its set ends
     * @return the index after it, or -1 if it does not end within the set
     */
    public int end(ByteBuffer in, int at, int to) {
        if (!isVariable) {
            return to - at < shortest ? -1 : at + shortest;
        }
        int next = at;
        for (int length : fieldLengths) {
            next += length == FieldSpec.VARIABLE ? variable(in, next, to) : length;
            if (next > to) {
                return -1;
            }
        }
        return next;
    }

    /**
     * Finds the fields of a record that {@link #end} has measured.
     *
     * @param fieldAt gets where each begins
     * @param fieldLength gets how long each is
     * @return the index after the record
     */
    public int locate(ByteBuffer in, int at, int[] fieldAt, int[] fieldLength) {
        int next = at;
        for (int i = 0; i < fieldLengths.length; i++) {
            int length = fieldLengths[i];
            if (length == FieldSpec.VARIABLE) {
                length = in.get(next++) & 0xff;
                if (length == LONG_FORM) {
                    length = in.getShort(next) & 0xffff;
                    next += 2;
                }
            }
            fieldAt[i] = next;
            fieldLength[i] = length;
            next += length;
        }
        return next;
    }

    /** Octets of a value and its length; too many where they are not all there. */
    private static int variable(ByteBuffer in, int at, int to) {
        if (at >= to) {
            return Integer.MAX_VALUE / 2;
        }
        int length = in.get(at) & 0xff;
        if (length < LONG_FORM) {
            return 1 + length;
        }
        return to - at < 3 ? Integer.MAX_VALUE / 2 : 3 + (in.getShort(at + 1) & 0xffff);
    }
}
