package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaPackingTest {
    @Test
    void numbersThatCountUpNeedNoBits() {
        // 128 values a block, 4 mini-blocks, 5 values, first 1, least difference 1, widths 0.
        assertThat(hex(1, 2, 3, 4, 5)).isEqualTo("80010405" + "02" + "02" + "00000000");
    }

    @Test
    void differencesArePackedAboveTheLeast() {
        // Parquet format, "Encodings", 5, second example: -2, -2, -2, 1, 1, 1, 1.
        assertThat(hex(7, 5, 3, 1, 2, 3, 4, 5))
                .isEqualTo("80010408" + "0e" + "03" + "02000000" + "c03f000000000000");
    }

    @Test
    void oneValueIsAHeaderAlone() {
        assertThat(hex(-1)).isEqualTo("8001040101");
    }

    @Test
    void noValuesAreAHeaderAlone() {
        assertThat(hex()).isEqualTo("8001040000");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 128, 129, 130, 161, 5_000})
    void parquetJavaReadsLongsOfAnySize(int count) throws Exception {
        SplittableRandom random = new SplittableRandom(count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextLong() >> random.nextInt(64);
        }
        values[count / 2] = Long.MIN_VALUE;
        values[count - 1] = Long.MAX_VALUE;

        ByteSink out = new ByteSink();
        new DeltaPacking().encodeLongs(values, 0, count, out);

        DeltaBinaryPackingValuesReader reader = reader(out, count);
        for (long value : values) {
            assertThat(reader.readLong()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 129, 5_000})
    void parquetJavaReadsIntsWhoseDifferencesPassThirtyTwoBits(int count) throws Exception {
        SplittableRandom random = new SplittableRandom(count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 2 == 0 ? Integer.MIN_VALUE + random.nextInt(9) : Integer.MAX_VALUE;
        }

        ByteSink out = new ByteSink();
        new DeltaPacking().encodeInts(values, 0, count, out);

        DeltaBinaryPackingValuesReader reader = reader(out, count);
        for (long value : values) {
            assertThat(reader.readInteger()).isEqualTo((int) value);
        }
        assertThat(out.size()).isLessThanOrEqualTo(16 + count * 4 + count / 128 * 10 + 128);
    }

    private static DeltaBinaryPackingValuesReader reader(ByteSink out, int count) throws Exception {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(count, ByteBufferInputStream.wrap(ByteBuffer.wrap(out.toBytes())));
        return reader;
    }

    private static String hex(long... values) {
        ByteSink out = new ByteSink();
        new DeltaPacking().encodeLongs(values, 0, values.length, out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
