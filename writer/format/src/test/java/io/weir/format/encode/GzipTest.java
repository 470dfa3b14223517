package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4_096, 40_000, 300_000})
    void theJdkReadsNoiseTextAndRunsOfAnyLength(int length) throws Exception {
        byte[] noise = new byte[length];
        new SplittableRandom(length).nextBytes(noise);
        byte[] skewed = new byte[length];
        byte[] repeated = new byte[length];
        for (int i = 0; i < length; i++) {
            skewed[i] = (byte) (noise[i] & noise[length - 1 - i] & 0x0f);
            repeated[i] = (byte) (i % 50);
        }

        assertThat(decompressed(compressed(noise))).isEqualTo(noise);
        assertThat(decompressed(compressed(skewed))).isEqualTo(skewed);
        assertThat(decompressed(compressed(repeated))).isEqualTo(repeated);
    }

    @Test
    void whatDoesNotShrinkIsStored() {
        byte[] noise = new byte[1_000];
        new SplittableRandom(1).nextBytes(noise);

        String member = HexFormat.of().formatHex(compressed(noise));

        // Header; a last block that is stored, its length and the complement; the octets.
        assertThat(member).startsWith("1f8b08000000000000ff" + "01e80317fc");
        assertThat(member).hasSize(2 * (10 + 5 + 1_000 + 8));
    }

    @Test
    void whatComesOftenIsShort() {
        byte[] skewed = new byte[100_000];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < skewed.length; i++) {
            skewed[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt(256) : 7);
        }

        assertThat(compressed(skewed).length).isLessThan(35_000);
    }

    @Test
    void oneCompressorTakesOneAfterTheOther() throws Exception {
        byte[] text = "in out inweb outweb ".repeat(300).getBytes(StandardCharsets.US_ASCII);
        try (Gzip gzip = new Gzip()) {
            for (int round = 0; round < 3; round++) {
                ByteSink out = new ByteSink();
                gzip.compress(text, text.length, out);
                assertThat(decompressed(out.toBytes())).isEqualTo(text);
            }
        }
    }

    private static byte[] compressed(byte[] source) {
        ByteSink out = new ByteSink();
        try (Gzip gzip = new Gzip()) {
            gzip.compress(source, source.length, out);
        }
        return out.toBytes();
    }

    private static byte[] decompressed(byte[] member) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return in.readAllBytes();
        }
    }
}
