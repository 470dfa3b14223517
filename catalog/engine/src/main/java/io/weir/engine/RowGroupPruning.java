package io.weir.engine;

import io.weir.engine.column.DurationColumn;
import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import org.jspecify.annotations.Nullable;

/** Decides from the index alone which rows of a row group can pass a filter. */
final class RowGroupPruning {
    /** How many rows pass. */
    enum Verdict {
        /** None, for sure. */
        NONE,
        /** Some may. */
        SOME,
        /** All, for sure: the filter need not be looked at. */
        ALL
    }

    private RowGroupPruning() {}

    /** Looks at ranges and NULL counts. */
    static Verdict test(RowGroup group, ColumnFilter filter) {
        return switch (filter.column()) {
            case DURATION_MS -> testDuration(group, filter.values());
            case BYTES_RAW -> testRaw(group, filter, FlowColumn.BYTES_RAW, FlowColumn.BYTES);
            case PACKETS_RAW -> testRaw(group, filter, FlowColumn.PACKETS_RAW, FlowColumn.PACKETS);
            default -> testChunk(group.chunk(filter.column()), filter);
        };
    }

    private static Verdict testChunk(@Nullable ColumnChunk chunk, ColumnFilter filter) {
        if (chunk == null || chunk.isAllNull()) {
            return filter.acceptsNull() ? Verdict.ALL : Verdict.NONE;
        }
        Verdict values = testRange(chunk.range(), filter.values());
        if (chunk.nullCount() == 0) {
            return values;
        }
        return join(values, filter.acceptsNull() ? Verdict.ALL : Verdict.NONE);
    }

    private static Verdict testRange(@Nullable ValueRange range, ValueSet values) {
        if (values.isAll()) {
            return Verdict.ALL;
        }
        if (values.isEmpty()) {
            return Verdict.NONE;
        }
        if (range == null) {
            return Verdict.SOME;
        }
        if (!values.overlaps(range)) {
            return Verdict.NONE;
        }
        return values.covers(range) ? Verdict.ALL : Verdict.SOME;
    }

    /** Rows without a raw counter read the scaled one, which may itself be NULL. */
    private static Verdict testRaw(
            RowGroup group, ColumnFilter filter, FlowColumn raw, FlowColumn scaled) {
        Verdict ofScaled = testChunk(group.chunk(scaled), filter);
        ColumnChunk chunk = group.chunk(raw);
        if (chunk == null || chunk.isAllNull()) {
            return ofScaled;
        }
        Verdict ofRaw = testRange(chunk.range(), filter.values());
        return chunk.nullCount() == 0 ? ofRaw : join(ofRaw, ofScaled);
    }

    private static Verdict testDuration(RowGroup group, ValueSet values) {
        ColumnChunk start = group.chunk(FlowColumn.START_TIME);
        ColumnChunk end = group.chunk(FlowColumn.END_TIME);
        if (start == null
                || end == null
                || !(start.range() instanceof ValueRange.Numbers starts)
                || !(end.range() instanceof ValueRange.Numbers ends)) {
            return testRange(null, values);
        }
        long shortest = DurationColumn.duration(starts.max(), ends.min());
        long longest = DurationColumn.duration(starts.min(), ends.max());
        return testRange(new ValueRange.Numbers(shortest, longest), values);
    }

    private static Verdict join(Verdict a, Verdict b) {
        return a == b ? a : Verdict.SOME;
    }
}
