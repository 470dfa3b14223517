package io.weir.engine.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextValuesTest {
    private final TextValues values = TextValues.of(List.of("out", "in", "inweb"));

    @Test
    void onlyListedTextsAreIn() {
        assertThat(values.contains("in")).isTrue();
        assertThat(values.contains("inw")).isFalse();
        assertThat(values.complement().contains("in")).isFalse();
        assertThat(values.complement().contains("inw")).isTrue();
    }

    @Test
    void rangesOfStatisticsAreJudged() {
        assertThat(values.overlaps("in", "in")).isTrue();
        assertThat(values.overlaps("ina", "inz")).isTrue();
        assertThat(values.overlaps("inx", "ot")).isFalse();
        assertThat(values.overlaps("p", "z")).isFalse();
        assertThat(values.covers("in", "in")).isTrue();
        assertThat(values.covers("in", "inweb")).isFalse();
        assertThat(values.complement().overlaps("in", "in")).isFalse();
        assertThat(values.complement().overlaps("in", "inweb")).isTrue();
        assertThat(values.complement().covers("inx", "ot")).isTrue();
        assertThat(values.complement().covers("a", "z")).isFalse();
    }

    @Test
    void theOrderIsThatOfUtf8Bytes() {
        // U+1F600 is f0 9f 98 80, U+FF21 is ef bc a1: the emoji is larger, in UTF-16 it is smaller.
        TextValues emoji = TextValues.of(List.of("\uD83D\uDE00"));
        assertThat(emoji.overlaps("\uFF21", "\uD83D\uDE01")).isTrue();
        assertThat(emoji.overlaps("a", "\uFF21")).isFalse();
    }

    @Test
    void emptyAndAllAreKnown() {
        assertThat(TextValues.NONE.isEmpty()).isTrue();
        assertThat(TextValues.NONE.isAll()).isFalse();
        assertThat(TextValues.NONE.complement().isAll()).isTrue();
        assertThat(TextValues.of(List.of("")).isEmpty()).isFalse();
    }
}
