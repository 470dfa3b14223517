package io.weir.collector.wire.record;

import io.weir.collector.wire.element.Slot;
import io.weir.format.FlowColumn;

/**
 * One step of a {@link RecordPlan}.
 *
 * @param field the field that it reads
 * @param column the column that it fills; any where it fills none
 * @param slot the slot that it fills; any where it fills none
 * @param yields whether zero or nothing is left to a later step
 * @param guarded whether an earlier step may have filled the column
 */
record PlanStep(
        Step step, int field, FlowColumn column, Slot slot, boolean yields, boolean guarded) {}
