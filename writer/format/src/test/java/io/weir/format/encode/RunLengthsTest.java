package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLengthsTest {
    @Test
    void theNumbersFromZeroToSevenArePackedAsInTheSpecification() {
        // Parquet format, "Encodings", 3: 10001000 11000110 11111010.
        assertThat(hex(3, 0, 1, 2, 3, 4, 5, 6, 7)).isEqualTo("0388c6fa");
    }

    @Test
    void eightEqualValuesAreARun() {
        assertThat(hex(4, 5, 5, 5, 5, 5, 5, 5, 5)).isEqualTo("1005");
    }

    @Test
    void sevenEqualValuesArePackedAndTheGroupIsFilledWithZeros() {
        assertThat(hex(4, 5, 5, 5, 5, 5, 5, 5)).isEqualTo("0355555505");
    }

    @Test
    void theValueOfARunTakesAsManyOctetsAsItsWidthNeeds() {
        assertThat(hex(9, 257, 257, 257, 257, 257, 257, 257, 257)).isEqualTo("100101");
    }

    @Test
    void ofOneDictionaryEntryOnlyTheLengthOfTheRunIsLeft() {
        assertThat(hex(RunLengths.width(0), new int[200])).isEqualTo("9003");
    }

    @Test
    void noValuesAreNoBytes() {
        assertThat(hex(3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 11, 16, 17, 24, 31, 32})
    void parquetJavaReadsEveryWidthWithAndWithoutRuns(int width) throws Exception {
        SplittableRandom random = new SplittableRandom(20261122 + width);
        int[] values = new int[10_007];
        for (int i = 0; i < values.length; i++) {
            boolean again = i > 0 && random.nextInt(20) != 0 && (i >> 9) % 2 == 0;
            values[i] = again ? values[i - 1] : (int) random.nextLong(1L << width);
        }

        ByteSink out = new ByteSink();
        RunLengths.encode(values, 3, values.length, width, out);

        RunLengthBitPackingHybridDecoder decoder =
                new RunLengthBitPackingHybridDecoder(
                        width, new ByteArrayInputStream(out.toBytes()));
        for (int i = 3; i < values.length; i++) {
            assertThat(decoder.readInt()).as("value %d", i).isEqualTo(values[i]);
        }
    }

    private static String hex(int width, int... values) {
        ByteSink out = new ByteSink();
        RunLengths.encode(values, 0, values.length, width, out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
