package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.PageCodec;
import io.weir.format.codec.Decompressor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That other programs read it: {@code FlowFileWriterTest} asks DuckDB. */
class Lz4Test {
    @Test
    void aMatchMayOverlapWhatItCopies() {
        // One literal, a match of 18 one octet back, five last literals.
        assertThat(hex("a".repeat(24))).isEqualTo("1e61010050" + "6161616161");
    }

    @Test
    void whatDoesNotRepeatIsLiterals() {
        assertThat(hex("abcdefghijklmnop")).isEqualTo("f001" + "6162636465666768696a6b6c6d6e6f70");
    }

    @Test
    void nothingIsAnEmptySequence() {
        assertThat(hex("")).isEqualTo("00");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11, 12, 13, 17, 300, 5_000, 70_000, 300_000})
    void itsOwnDecoderGivesBackWhatWasCompressed(int length) throws Exception {
        SplittableRandom random = new SplittableRandom(length);
        byte[] source = new byte[length];
        for (int i = 0; i < length; i++) {
            int back = 1 + random.nextInt(Math.max(1, Math.min(i, 70_000)));
            boolean copied = i > 300 && (i / 300) % 2 == 0;
            source[i] =
                    copied ? source[i - (i / 300 % 7 + 1) * 40] : (byte) (random.nextInt() * back);
        }

        ByteSink out = new ByteSink();
        new Lz4().compress(source, length, out);

        byte[] target = new byte[length];
        new Decompressor()
                .decompress(PageCodec.LZ4_RAW, out.toBytes(), 0, out.size(), target, length);
        assertThat(Arrays.equals(target, source)).isTrue();
    }

    @Test
    void whatCannotBeCompressedGrowsByLittle() {
        byte[] noise = new byte[100_000];
        new SplittableRandom(1).nextBytes(noise);

        ByteSink out = new ByteSink();
        new Lz4().compress(noise, noise.length, out);

        assertThat(out.size()).isBetween(noise.length, noise.length + noise.length / 255 + 16);
    }

    private static String hex(String text) {
        byte[] source = text.getBytes(StandardCharsets.US_ASCII);
        ByteSink out = new ByteSink();
        new Lz4().compress(source, source.length, out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
