package io.weir.collector.wire.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateSectionsTest {
    private final Numbers first = new Numbers("first");
    private final Numbers second = new Numbers("second");
    private final List<StatePart> parts = List.of(first, second);

    @Test
    void partsGetBackWhatTheyWrote() {
        first.value = -300;
        second.value = Long.MAX_VALUE;
        byte[] saved = StateSections.save(parts);
        first.value = 1;
        second.value = 2;
        StateSections.restore(saved, parts);
        assertThat(first.value).isEqualTo(-300);
        assertThat(second.value).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void noStateMakesThemForget() {
        first.value = 5;
        StateSections.restore(new byte[0], parts);
        assertThat(first.value).isZero();
    }

    @Test
    void aPartThatTheStateDoesNotNameForgets() {
        byte[] saved = StateSections.save(List.of(first));
        second.value = 7;
        StateSections.restore(saved, parts);
        assertThat(second.value).isZero();
    }

    @Test
    void aFlippedByteAnywhereOrALostEndIsRefusedAndNothingChanges() {
        first.value = 11;
        byte[] saved = StateSections.save(parts);
        first.value = 12;
        for (int i = 0; i < saved.length; i++) {
            byte[] damaged = saved.clone();
            damaged[i] ^= 0x10;
            assertThatThrownBy(() -> StateSections.restore(damaged, parts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("decoder state, byte ");
            if (i > 0) {
                byte[] cut = Arrays.copyOf(saved, i);
                assertThatThrownBy(() -> StateSections.restore(cut, parts))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(first.value).isEqualTo(12);
    }

    @Test
    void aLengthThatCountsItsOwnByteIsRefused() {
        assertThatThrownBy(() -> new StateReader("test", new byte[] {1}).readBytes("set"))
                .hasMessage("test, byte 1: expected 1 bytes of set, got 0 bytes");
    }

    @Test
    void aSectionThatNobodyKnowsIsNamed() {
        byte[] saved = StateSections.save(List.of(new Numbers("third")));
        assertThatThrownBy(() -> StateSections.restore(saved, parts))
                .hasMessage(
                        "decoder state, byte 19: expected a section of [first, second], got third");
    }

    @Test
    void aSectionThatIsLongerThanWhatItsPartReadsIsRefused() {
        StatePart wordy =
                new StatePart() {
                    @Override
                    public String stateName() {
                        return "first";
                    }

                    @Override
                    public void save(StateWriter out) {
                        out.writeZigzag(1);
                        out.writeText("more");
                    }

                    @Override
                    public Runnable read(StateReader in) {
                        return () -> {};
                    }

                    @Override
                    public void clear() {}
                };
        byte[] saved = StateSections.save(List.of(wordy));
        assertThatThrownBy(() -> StateSections.restore(saved, parts))
                .hasMessage(
                        "decoder state, section first, byte 1: expected the end, got 5 more bytes");
    }

    private static final class Numbers implements StatePart {
        private final String name;
        private long value;

        Numbers(String name) {
            this.name = name;
        }

        @Override
        public String stateName() {
            return name;
        }

        @Override
        public void save(StateWriter out) {
            out.writeZigzag(value);
        }

        @Override
        public Runnable read(StateReader in) {
            long read = in.readZigzag("number");
            return () -> value = read;
        }

        @Override
        public void clear() {
            value = 0;
        }
    }
}
