package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionEndTest {
    private static final long EPOCH_7 = 7L << 32;
    private static final long EPOCH_8 = 8L << 32;

    @Test
    void theEndOfAConnectionEndsItsSessionOnly() {
        assertThat(SessionEnd.ends(EPOCH_7 + 3, EPOCH_7 + 3)).isTrue();
        assertThat(SessionEnd.ends(EPOCH_7 + 3, EPOCH_7 + 2)).isFalse();
        assertThat(SessionEnd.ends(EPOCH_7 + 3, EPOCH_7 + 4)).isFalse();
    }

    @Test
    void theStartOfACollectorEndsEverySessionOfEarlierOnes() {
        assertThat(SessionEnd.ends(EPOCH_8, EPOCH_7 + 3)).isTrue();
        assertThat(SessionEnd.ends(EPOCH_8, 1)).isTrue();
        assertThat(SessionEnd.ends(EPOCH_8, EPOCH_8 + 1)).isFalse();
    }

    @Test
    void noEndConcernsDatagrams() {
        assertThat(SessionEnd.ends(EPOCH_8, 0)).isFalse();
    }
}
