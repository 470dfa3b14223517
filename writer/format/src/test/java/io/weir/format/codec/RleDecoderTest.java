package io.weir.format.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RleDecoderTest {
    @Test
    void theExampleOfTheFormatDocumentIsDecoded() throws Exception {
        // 0 to 7 with 3 bits: 10001000 11000110 11111010; one group of eight: header 3.
        assertThat(decode("0388c6fa", 3, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aRepeatedRunFollowsAPackedOne() throws Exception {
        assertThat(decode("0388c6fa" + "0605", 3, 11))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 5, 5, 5);
    }

    @Test
    void widthZeroHasNoPayload() throws Exception {
        assertThat(decode("06", 0, 3)).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 24, 25, 31, 32})
    void whatParquetJavaEncodesComesBack(int bitWidth) throws Exception {
        int[] values = values(bitWidth, 5000);
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(
                        bitWidth, 64, 1 << 20, new HeapByteBufferAllocator());
        for (int value : values) {
            encoder.writeInt(value);
        }
        byte[] bytes = EncodedBytes.of(encoder.toBytes());
        int[] out = new int[values.length];
        RleDecoder.decode(new ByteInput(bytes, 0, bytes.length), bitWidth, out, out.length);
        assertThat(out).isEqualTo(values);
    }

    @Test
    void dataThatEndTooEarlyAreRefused() {
        assertThatThrownBy(() -> decode("0388c6", 3, 8))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected 3 more bytes, got 2");
        assertThatThrownBy(() -> decode("0388c6fa", 3, 9))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("the data end in the middle of a value");
    }

    @Test
    void emptyRunsAndWideValuesAreRefused() {
        assertThatThrownBy(() -> decode("00000000", 3, 8))
                .hasMessage("expected a run of at least 1 value, got 0");
        assertThatThrownBy(() -> decode("1009", 3, 8))
                .hasMessage("expected a value of 3 bits, got 9");
        assertThatThrownBy(() -> decode("1009", 33, 8))
                .hasMessage("expected a bit width from 0 to 32, got 33");
    }

    private static int[] values(int bitWidth, int count) {
        Random random = new Random(bitWidth);
        int mask = bitWidth == 32 ? -1 : (1 << bitWidth) - 1;
        int[] values = new int[count];
        int at = 0;
        while (at < count) {
            int run = Math.min(count - at, 1 + random.nextInt(40));
            boolean isRepeated = random.nextBoolean();
            int value = random.nextInt() & mask;
            for (int i = 0; i < run; i++) {
                values[at++] = isRepeated ? value : random.nextInt() & mask;
            }
        }
        return values;
    }

    private static int[] decode(String hex, int bitWidth, int count) throws DamagedDataException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int[] out = new int[count];
        Arrays.fill(out, -1);
        RleDecoder.decode(new ByteInput(bytes, 0, bytes.length), bitWidth, out, count);
        return out;
    }
}
