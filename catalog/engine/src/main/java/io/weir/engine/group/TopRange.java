package io.weir.engine.group;

import io.weir.engine.RowGroupTask;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.ValueRange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the index says of the first term of an order: how early in it a row of a row group can be.
 * Scores are the larger the earlier.
 *
 * @param column which the term is; null where it is none, and nothing is known
 * @param descending the largest first
 * @param nullsFirst where NULL goes
 */
record TopRange(@Nullable FlowColumn column, boolean descending, boolean nullsFirst) {
    /** Where nothing is known: the earliest. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    static TopRange of(GroupRequest request, GroupOrder order) {
        GroupOrder.Term term = order.terms().get(0);
        boolean isColumn =
                request.keys().get(term.output()) instanceof InputValue value
                        && value.kind() == ValueKind.NUMBER;
        FlowColumn column =
                isColumn
                        ? request.columns()
                                .get(((InputValue) request.keys().get(term.output())).input())
                        : null;
        boolean isStored = column != null && FlowColumn.stored().contains(column);
        boolean isComputed = column == FlowColumn.BYTES_RAW || column == FlowColumn.PACKETS_RAW;
        return new TopRange(
                isStored && !isComputed ? column : null, term.descending(), term.nullsFirst());
    }

    /** The score of a value. */
    long score(long value) {
        return descending ? value : ~value;
    }

    /** The score of the first row that a row group can have. */
    long score(RowGroupTask task) {
        ColumnChunk chunk = column == null ? null : task.group().chunk(column);
        if (chunk == null
                || !(chunk.range() instanceof ValueRange.Numbers range)
                || (nullsFirst && chunk.nullCount() > 0)) {
            return UNKNOWN;
        }
        return score(descending ? range.max() : range.min());
    }

    /** Row groups with the earliest rows first. */
    Comparator<RowGroupTask> earliestFirst() {
        return Comparator.<RowGroupTask>comparingLong(this::score).reversed();
    }
}
