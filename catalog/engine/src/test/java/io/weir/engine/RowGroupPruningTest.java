package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.RowGroupPruning.Verdict;
import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.RowGroup;
import io.weir.format.ValueRange;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Row groups of 100 rows of which only the index entries exist. */
class RowGroupPruningTest {
    private final Map<FlowColumn, ColumnChunk> chunks = new EnumMap<>(FlowColumn.class);

    @Test
    void rangesDecideColumnsWithoutNulls() {
        numbers(FlowColumn.SRC_PORT, 0, 1000, 2000);
        assertThat(test(FlowColumn.SRC_PORT, false, 0, 999)).isEqualTo(Verdict.NONE);
        assertThat(test(FlowColumn.SRC_PORT, true, 0, 999)).isEqualTo(Verdict.NONE);
        assertThat(test(FlowColumn.SRC_PORT, false, 0, 1000)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.SRC_PORT, false, 1000, 2000)).isEqualTo(Verdict.ALL);
    }

    @Test
    void nullsCountForThemselves() {
        numbers(FlowColumn.PROTOCOL, 40, 6, 17);
        assertThat(test(FlowColumn.PROTOCOL, false, 0, 255)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.PROTOCOL, true, 0, 255)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.PROTOCOL, true, 20, 255)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.PROTOCOL, false, 20, 255)).isEqualTo(Verdict.NONE);
    }

    @Test
    void columnsWithoutAnyValueAreDecidedByTheirNulls() {
        add(FlowColumn.VLAN_ID, 100, null);
        assertThat(test(FlowColumn.VLAN_ID, true, 1, 1)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.VLAN_ID, false, 1, 1)).isEqualTo(Verdict.NONE);
        assertThat(test(FlowColumn.TOS, true, 1, 1)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.TOS, false, 1, 1)).isEqualTo(Verdict.NONE);
    }

    @Test
    void textsWithoutARangeStayUndecided() {
        add(FlowColumn.SENSOR, 0, null);
        ValueSet values = ValueSet.ofTexts(new TreeSet<>(Set.of("S0")));
        assertThat(test(FlowColumn.SENSOR, false, values)).isEqualTo(Verdict.SOME);
        ValueSet all = ValueSet.ofTexts(new TreeSet<>()).complement();
        assertThat(test(FlowColumn.SENSOR, false, all)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.SENSOR, false, all.complement())).isEqualTo(Verdict.NONE);
    }

    @Test
    void addressesAreComparedWithoutSign() {
        add(FlowColumn.SRC_ADDR, 0, new ValueRange.Addresses(0, 5, 0xfe80L << 48, 9));
        assertThat(test(FlowColumn.SRC_ADDR, false, address(0, 4))).isEqualTo(Verdict.NONE);
        assertThat(test(FlowColumn.SRC_ADDR, false, address(0x2001L << 48, 0)))
                .isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.SRC_ADDR, false, address(0xff02L << 48, 1)))
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void rawCountersThatAreNotStoredAreDecidedByTheScaledOnes() {
        numbers(FlowColumn.BYTES, 0, 100, 200);
        assertThat(test(FlowColumn.BYTES_RAW, false, 100, 200)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.BYTES_RAW, false, 0, 99)).isEqualTo(Verdict.NONE);
    }

    @Test
    void rawCountersThatAreStoredInSomeRowsNeedBothVerdicts() {
        numbers(FlowColumn.PACKETS, 0, 100, 200);
        numbers(FlowColumn.PACKETS_RAW, 60, 1, 2);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 1, 2)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 100, 200)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 1, 200)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 3, 99)).isEqualTo(Verdict.NONE);
    }

    @Test
    void rawCountersThatAreStoredInEveryRowHideTheScaledOnes() {
        numbers(FlowColumn.PACKETS, 0, 100, 200);
        numbers(FlowColumn.PACKETS_RAW, 0, 1, 2);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 1, 2)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.PACKETS_RAW, false, 100, 200)).isEqualTo(Verdict.NONE);
    }

    @Test
    void durationsLieBetweenTheShortestAndTheLongestThatTheTimesAllow() {
        numbers(FlowColumn.START_TIME, 0, 10_000, 20_000);
        numbers(FlowColumn.END_TIME, 0, 12_000, 50_000);
        assertThat(test(FlowColumn.DURATION_MS, false, 40_001, 99_999)).isEqualTo(Verdict.NONE);
        assertThat(test(FlowColumn.DURATION_MS, false, 40_000, 99_999)).isEqualTo(Verdict.SOME);
        assertThat(test(FlowColumn.DURATION_MS, false, 0, 40_000)).isEqualTo(Verdict.ALL);
        assertThat(test(FlowColumn.DURATION_MS, false, -5, -1)).isEqualTo(Verdict.NONE);
    }

    private Verdict test(FlowColumn column, boolean acceptsNull, long low, long high) {
        return test(column, acceptsNull, ValueSet.ofLongRange(low, high));
    }

    private Verdict test(FlowColumn column, boolean acceptsNull, ValueSet values) {
        RowGroup group =
                new RowGroup() {
                    @Override
                    public long rows() {
                        return 100;
                    }

                    @Override
                    public @Nullable ColumnChunk chunk(FlowColumn wanted) {
                        return chunks.get(wanted);
                    }
                };
        return RowGroupPruning.test(group, new ColumnFilter(column, values, acceptsNull));
    }

    private static ValueSet address(long high, long low) {
        return ValueSet.ofAddresses(
                new long[] {high}, new long[] {low}, new long[] {high}, new long[] {low});
    }

    private void numbers(FlowColumn column, long nulls, long min, long max) {
        add(column, nulls, new ValueRange.Numbers(min, max));
    }

    private void add(FlowColumn column, long nulls, @Nullable ValueRange range) {
        Set<PageEncoding> encodings = Set.of(PageEncoding.PLAIN);
        chunks.put(
                column,
                new ColumnChunk(
                        column,
                        PageCodec.UNCOMPRESSED,
                        -1,
                        4,
                        100,
                        100,
                        100,
                        nulls,
                        encodings,
                        range,
                        -1,
                        0,
                        -1,
                        0,
                        -1,
                        0,
                        0));
    }
}
