package io.weir.format.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaDecoderTest {
    @Test
    void theExampleOfTheFormatDocumentIsDecoded() throws Exception {
        // 1, 2, 3, 4, 5: minimum delta 1, all mini-blocks of width 0.
        assertThat(decode("8001040502" + "02" + "00000000", 5)).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 128, 129, 130, 1000, 20_000})
    void longsThatParquetJavaEncodesComeBack(int count) throws Exception {
        for (int bits = 1; bits <= 64; bits += 9) {
            long[] values = values(count, bits);
            DeltaBinaryPackingValuesWriterForLong writer =
                    new DeltaBinaryPackingValuesWriterForLong(
                            1024, 1 << 20, new HeapByteBufferAllocator());
            Arrays.stream(values).forEach(writer::writeLong);
            byte[] bytes = EncodedBytes.of(writer.getBytes());
            assertThat(decode(bytes, count)).isEqualTo(values);
        }
    }

    @Test
    void extremeLongsComeBack() throws Exception {
        long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1};
        DeltaBinaryPackingValuesWriterForLong writer =
                new DeltaBinaryPackingValuesWriterForLong(
                        1024, 1 << 20, new HeapByteBufferAllocator());
        Arrays.stream(values).forEach(writer::writeLong);
        assertThat(decode(EncodedBytes.of(writer.getBytes()), values.length)).isEqualTo(values);
    }

    @Test
    void intsAreTheLower32Bits() throws Exception {
        int[] values = {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 80, 443, 65535};
        DeltaBinaryPackingValuesWriterForInteger writer =
                new DeltaBinaryPackingValuesWriterForInteger(
                        1024, 1 << 20, new HeapByteBufferAllocator());
        Arrays.stream(values).forEach(writer::writeInteger);
        long[] decoded = decode(EncodedBytes.of(writer.getBytes()), values.length);
        assertThat(Arrays.stream(decoded).mapToInt(value -> (int) value).toArray())
                .isEqualTo(values);
    }

    @Test
    void anotherCountThanThePageHasIsRefused() {
        assertThatThrownBy(() -> decode("8001040502" + "02" + "00000000", 6))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected 6 delta-coded values, got 5");
    }

    @Test
    void oddBlockShapesAreRefused() {
        for (String header : new String[] {"00040502", "8001000502", "8001030502", "7f010502"}) {
            assertThatThrownBy(() -> decode(header + "02" + "00000000", 5))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageStartingWith("expected blocks of a multiple of 128 values");
        }
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        DeltaBinaryPackingValuesWriterForLong writer =
                new DeltaBinaryPackingValuesWriterForLong(
                        1024, 1 << 20, new HeapByteBufferAllocator());
        Arrays.stream(values(300, 40)).forEach(writer::writeLong);
        byte[] bytes = EncodedBytes.of(writer.getBytes());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decode(cut, 300)).isInstanceOf(DamagedDataException.class);
        }
    }

    private static long[] values(int count, int bits) {
        Random random = new Random(31L * count + bits);
        return random.longs(count).map(value -> value >> (Long.SIZE - bits)).toArray();
    }

    private static long[] decode(String hex, int count) throws DamagedDataException {
        return decode(HexFormat.of().parseHex(hex), count);
    }

    private static long[] decode(byte[] bytes, int count) throws DamagedDataException {
        long[] out = new long[count];
        DeltaDecoder.decode(new ByteInput(bytes, 0, bytes.length), out, count);
        return out;
    }
}
