package io.weir.format.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class BinaryValuesTest {
    private static final List<String> TEXTS =
            List.of("", "www.example.net", "www.example.org", "zürich", "日本", "😀", "", "z");

    @Test
    void plainTextsComeBack() throws Exception {
        byte[] bytes = write(new PlainValuesWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        BinaryValues values = new BinaryValues();
        values.readPlain(new ByteInput(bytes, 0, bytes.length), TEXTS.size());
        assertThat(texts(values, TEXTS.size())).isEqualTo(TEXTS);
    }

    @Test
    void deltaLengthTextsComeBack() throws Exception {
        byte[] bytes =
                write(
                        new DeltaLengthByteArrayValuesWriter(
                                64, 1 << 20, new HeapByteBufferAllocator()));
        BinaryValues values = new BinaryValues();
        values.readDeltaLength(new ByteInput(bytes, 0, bytes.length), TEXTS.size());
        assertThat(texts(values, TEXTS.size())).isEqualTo(TEXTS);
    }

    @Test
    void deltaTextsComeBack() throws Exception {
        byte[] bytes = write(new DeltaByteArrayWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        BinaryValues values = new BinaryValues();
        values.readDelta(new ByteInput(bytes, 0, bytes.length), TEXTS.size());
        assertThat(texts(values, TEXTS.size())).isEqualTo(TEXTS);
    }

    @Test
    void everyTruncationOfDeltaTextsIsRefused() {
        byte[] bytes = write(new DeltaByteArrayWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(
                            () ->
                                    new BinaryValues()
                                            .readDelta(
                                                    new ByteInput(cut, 0, cut.length),
                                                    TEXTS.size()))
                    .isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void randomDamageNeverEscapesAsAnotherException() {
        byte[] bytes = write(new DeltaByteArrayWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                BinaryValues values = new BinaryValues();
                values.readDelta(new ByteInput(damaged, 0, damaged.length), TEXTS.size());
                texts(values, TEXTS.size());
            } catch (DamagedDataException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void sharedPrefixesMayNotGrowAPageWithoutBound() {
        DeltaByteArrayWriter writer =
                new DeltaByteArrayWriter(64, 1 << 20, new HeapByteBufferAllocator());
        Binary text = Binary.fromString("x".repeat(60_000));
        for (int i = 0; i < 3000; i++) {
            writer.writeBytes(text);
        }
        byte[] bytes = toArray(writer);
        assertThat(bytes.length).isLessThan(70_000);
        assertThatThrownBy(
                        () ->
                                new BinaryValues()
                                        .readDelta(new ByteInput(bytes, 0, bytes.length), 3000))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected values of at most 134217728 bytes, got 180000000");
    }

    @Test
    void addressesMustHave16Bytes() throws Exception {
        byte[] bytes = write(new PlainValuesWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        BinaryValues values = new BinaryValues();
        values.readPlain(new ByteInput(bytes, 0, bytes.length), 2);
        assertThatThrownBy(() -> values.toAddresses(new long[2], new long[2], 2))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected an address of 16 bytes, got 0 bytes");
    }

    @Test
    void valuesAreSpreadToTheRowsThatHaveOne() throws Exception {
        byte[] bytes = write(new PlainValuesWriter(64, 1 << 20, new HeapByteBufferAllocator()));
        BinaryValues values = new BinaryValues();
        values.readPlain(new ByteInput(bytes, 0, bytes.length), 3);
        boolean[] nulls = {true, false, false, true, true, false, true};
        values.spread(nulls, 7, 3);
        assertThat(values.text(1)).isEmpty();
        assertThat(values.text(2)).isEqualTo("www.example.net");
        assertThat(values.text(5)).isEqualTo("www.example.org");
    }

    private static byte[] write(ValuesWriter writer) {
        for (String text : TEXTS) {
            writer.writeBytes(Binary.fromString(text));
        }
        return toArray(writer);
    }

    private static byte[] toArray(ValuesWriter writer) {
        return EncodedBytes.of(writer.getBytes());
    }

    private static List<String> texts(BinaryValues values, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(values.text(i));
        }
        return texts;
    }
}
