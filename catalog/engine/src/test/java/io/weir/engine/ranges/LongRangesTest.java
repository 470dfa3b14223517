package io.weir.engine.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongRangesTest {
    @Test
    void rangesThatOverlapOrTouchAreJoined() {
        LongRanges ranges = of(10, 20, 1, 3, 4, 5, 15, 30, 40, 39);
        assertThat(ranges).hasToString("[1, 10] to [5, 30]");
        assertThat(ranges.min()).isEqualTo(1);
        assertThat(ranges.max()).isEqualTo(30);
    }

    @Test
    void theComplementReachesBothEnds() {
        assertThat(of(1, 5).complement())
                .hasToString("[-9223372036854775808, 6] to [0, 9223372036854775807]");
        assertThat(of(Long.MIN_VALUE, -1).complement()).hasToString("[0] to [9223372036854775807]");
        assertThat(of(7, Long.MAX_VALUE).complement()).hasToString("[-9223372036854775808] to [6]");
        assertThat(LongRanges.NONE.complement().isAll()).isTrue();
        assertThat(LongRanges.NONE.complement().complement().isEmpty()).isTrue();
    }

    @Test
    void rangesAtTheEndsOfTheNumbersAreNotJoinedAcrossThem() {
        LongRanges ranges = of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
        assertThat(ranges.contains(Long.MIN_VALUE)).isTrue();
        assertThat(ranges.contains(Long.MAX_VALUE)).isTrue();
        assertThat(ranges.contains(0)).isFalse();
        assertThat(ranges.complement().contains(0)).isTrue();
        assertThat(ranges.complement().contains(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void everyQuestionAgreesWithABitSet() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            BitSet bits = new BitSet();
            long[] lows = new long[random.nextInt(6)];
            long[] highs = new long[lows.length];
            for (int i = 0; i < lows.length; i++) {
                lows[i] = random.nextInt(40);
                highs[i] = lows[i] + random.nextInt(8) - 1;
                bits.set((int) lows[i], (int) highs[i] + 1);
            }
            LongRanges ranges = LongRanges.of(lows, highs);
            assertThat(ranges.isEmpty()).isEqualTo(bits.isEmpty());
            for (int from = 0; from < 50; from++) {
                assertThat(ranges.contains(from)).isEqualTo(bits.get(from));
                assertThat(ranges.complement().contains(from)).isEqualTo(!bits.get(from));
                for (int to = from; to < 50; to++) {
                    int inside = bits.get(from, to + 1).cardinality();
                    assertThat(ranges.overlaps(from, to)).isEqualTo(inside > 0);
                    assertThat(ranges.covers(from, to)).isEqualTo(inside == to - from + 1);
                }
            }
        }
    }

    private static LongRanges of(long... bounds) {
        long[] lows = new long[bounds.length / 2];
        long[] highs = new long[lows.length];
        for (int i = 0; i < lows.length; i++) {
            lows[i] = bounds[2 * i];
            highs[i] = bounds[2 * i + 1];
        }
        return LongRanges.of(lows, highs);
    }
}
