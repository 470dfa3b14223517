package io.weir.format.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.CorruptFileException;
import io.weir.format.index.Head.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadTest {
    private static final Path NAME = Path.of("_head");

    /** The checksum is from a bit-by-bit CRC in Python that gives e3069283 for "123456789". */
    private static final String TEXT =
            """
            weir-head 2
            generation 18
            epoch 3
            spool 184467
            imports 12 210 0a0b0c0d
            decoder 16 900 1a2b3c4d
            day 2026-11-22 17 4312 9f8e7d6c
            day 2026-11-22 18 77 0000000a
            day 2026-11-23 16 99 00000001
            crc32c 6c1eb86d
            """;

    private static Head head() {
        TreeMap<LocalDate, List<Reference>> days = new TreeMap<>();
        days.put(
                LocalDate.of(2026, 11, 22),
                List.of(new Reference(17, 4312, 0x9f8e7d6c), new Reference(18, 77, 10)));
        days.put(LocalDate.of(2026, 11, 23), List.of(new Reference(16, 99, 1)));
        return new Head(
                18,
                3,
                184_467,
                new Reference(12, 210, 0x0a0b0c0d),
                new Reference(16, 900, 0x1a2b3c4d),
                days);
    }

    @Test
    void theFileIsThisText() {
        assertThat(new String(head().encode(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void theDigitsAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(new String(head().encode(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theTextIsThisHead() throws Exception {
        assertThat(Head.decode(NAME, TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(head());
    }

    @Test
    void aHeadWithoutImportsAndDaysComesBack() throws Exception {
        assertThat(Head.decode(NAME, Head.EMPTY.encode())).isEqualTo(Head.EMPTY);
    }

    @Test
    void everyChangedByteIsFound() {
        byte[] good = head().encode();
        for (int at = 0; at < good.length; at++) {
            for (int change : new int[] {0x01, 0x20, 0xff}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) change;
                assertThatExceptionOfType(CorruptFileException.class)
                        .as("byte %d", at)
                        .isThrownBy(() -> Head.decode(NAME, bad))
                        .withMessageContaining("_head");
            }
        }
    }

    @Test
    void everyTruncationIsFound() {
        byte[] good = head().encode();
        for (int length = 0; length < good.length; length++) {
            byte[] bad = Arrays.copyOf(good, length);
            assertThatExceptionOfType(CorruptFileException.class)
                    .isThrownBy(() -> Head.decode(NAME, bad));
        }
    }

    @Test
    void aRightChecksumDoesNotExcuseWrongLines() {
        for (String lines :
                new String[] {
                    "weir-head 3\n",
                    "weir-head 2\ngeneration 017\nepoch 3\nspool 0\nimports none\ndecoder none\n",
                    "weir-head 2\ngeneration -1\nepoch 3\nspool 0\nimports none\ndecoder none\n",
                    "weir-head 2\ngeneration 1\nepoch 3\nspool 0\nimports none\ndecoder none\nday 2026-13-01 1 1"
                            + " 00000000\n",
                    "weir-head 2\ngeneration 1\nepoch 3\nspool 0\nimports none\ndecoder none\nday ../../x 1 1"
                            + " 00000000\n",
                    "weir-head 2\r\ngeneration 1\nepoch 3\nspool 0\nimports none\ndecoder none\n"
                }) {
            assertThatExceptionOfType(CorruptFileException.class)
                    .as(lines)
                    .isThrownBy(() -> Head.decode(NAME, CheckedLines.seal(lines)));
        }
    }
}
