package io.weir.engine.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AddressRangesTest {
    private static final long V4 = 0x0000_ffff_0000_0000L;

    @Test
    void aPrefixHoldsItsFirstAndLastAddressOnly() {
        AddressRanges ten = prefix(V4 | 0x0a000000L, V4 | 0x0affffffL);
        assertThat(ten.contains(0, V4 | 0x0a000000L)).isTrue();
        assertThat(ten.contains(0, V4 | 0x0affffffL)).isTrue();
        assertThat(ten.contains(0, V4 | 0x0b000000L)).isFalse();
        assertThat(ten.contains(0, V4 | 0x09ffffffL)).isFalse();
        assertThat(ten.contains(1, V4 | 0x0a000000L)).isFalse();
        assertThat(ten.contains(0, 0x0a000000L)).isFalse();
    }

    @Test
    void addressesAreComparedWithoutSign() {
        AddressRanges high = AddressRanges.of(l(0xfe80L << 48), l(0), l(0xfe80L << 48), l(-1));
        assertThat(high.contains(0xfe80L << 48, Long.MIN_VALUE)).isTrue();
        assertThat(high.contains(0x2001L << 48, 0)).isFalse();
        assertThat(high.overlaps(0, 0, -1, -1)).isTrue();
        assertThat(high.covers(0, 0, -1, -1)).isFalse();
    }

    @Test
    void neighboursAreJoinedAcrossTheHalves() {
        AddressRanges ranges =
                AddressRanges.of(
                        new long[] {5, 4},
                        new long[] {0, 7},
                        new long[] {5, 4},
                        new long[] {9, -1});
        assertThat(ranges.covers(4, 7, 5, 9)).isTrue();
        assertThat(ranges.covers(4, 6, 5, 9)).isFalse();
    }

    @Test
    void theComplementReachesBothEnds() {
        AddressRanges rest = prefix(V4, V4 | 0xffffffffL).complement();
        assertThat(rest.contains(0, 0)).isTrue();
        assertThat(rest.contains(0, V4 - 1)).isTrue();
        assertThat(rest.contains(0, V4)).isFalse();
        assertThat(rest.contains(0, V4 + 0x1_0000_0000L)).isTrue();
        assertThat(rest.contains(-1, -1)).isTrue();
        assertThat(AddressRanges.NONE.complement().isAll()).isTrue();
        assertThat(AddressRanges.NONE.complement().complement().isEmpty()).isTrue();
        assertThat(AddressRanges.of(l(1), l(0), l(-1), l(-1)).complement().covers(0, 0, 0, -1))
                .isTrue();
    }

    @Test
    void everyQuestionAgreesWithASetOfNumbers() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            NavigableSet<BigInteger> numbers = new TreeSet<>();
            int size = random.nextInt(5);
            long[][] bounds = new long[4][size];
            for (int i = 0; i < size; i++) {
                BigInteger first = nearCarry(random.nextInt(40));
                BigInteger last = first.add(BigInteger.valueOf(random.nextInt(8) - 1));
                bounds[0][i] = first.shiftRight(64).longValue();
                bounds[1][i] = first.longValue();
                bounds[2][i] = last.shiftRight(64).longValue();
                bounds[3][i] = last.longValue();
                for (BigInteger n = first; n.compareTo(last) <= 0; n = n.add(BigInteger.ONE)) {
                    numbers.add(n);
                }
            }
            AddressRanges ranges = AddressRanges.of(bounds[0], bounds[1], bounds[2], bounds[3]);
            for (int from = 0; from < 50; from++) {
                compare(ranges, numbers, from);
            }
        }
    }

    private static void compare(AddressRanges ranges, NavigableSet<BigInteger> numbers, int from) {
        BigInteger first = nearCarry(from);
        boolean isIn = numbers.contains(first);
        long high = first.shiftRight(64).longValue();
        assertThat(ranges.contains(high, first.longValue())).isEqualTo(isIn);
        assertThat(ranges.complement().contains(high, first.longValue())).isEqualTo(!isIn);
        for (int to = from; to < 50; to++) {
            BigInteger last = nearCarry(to);
            int inside = numbers.subSet(first, true, last, true).size();
            long lastHigh = last.shiftRight(64).longValue();
            assertThat(ranges.overlaps(high, first.longValue(), lastHigh, last.longValue()))
                    .isEqualTo(inside > 0);
            assertThat(ranges.covers(high, first.longValue(), lastHigh, last.longValue()))
                    .isEqualTo(inside == to - from + 1);
        }
    }

    /** Numbers on both sides of 2^127, where the lower half carries and the sign bit changes. */
    private static BigInteger nearCarry(int offset) {
        return BigInteger.ONE.shiftLeft(127).add(BigInteger.valueOf(offset - 25L));
    }

    private static AddressRanges prefix(long firstLow, long lastLow) {
        return AddressRanges.of(l(0), l(firstLow), l(0), l(lastLow));
    }

    private static long[] l(long value) {
        return new long[] {value};
    }
}
