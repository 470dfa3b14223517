package io.weir.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.CorruptFileException;
import io.weir.format.FlowColumn;
import io.weir.format.PageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.apache.parquet.format.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnReaderTest {
    /** Levels 1 0 1 1 0 0 1 1 as one group of eight, behind their length. */
    private static final String LEVELS = "02000000" + "03cd";

    @TempDir private Path folder;

    @Test
    void versionOnePagesWithADictionaryAndWithoutAreRead() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.VLAN_ID, PageCodec.UNCOMPRESSED)
                        .dictionary(3, 12, hex("0a000000" + "14000000" + "ffffffff"))
                        // Ids 0 1 2 0 1 in 2 bits: 100100 0100.. lowest first.
                        .versionOne(8, Encoding.PLAIN_DICTIONARY, 10, hex(LEVELS + "02" + "032401"))
                        .versionOne(
                                2,
                                Encoding.PLAIN,
                                14,
                                hex("02000000" + "0401" + "0700000008000000"))
                        .open(folder);
        assertThat(read(reader, 0, 10))
                .containsExactly("10", "null", "20", "-1", "null", "null", "10", "20", "7", "8");
    }

    @Test
    void aBatchMayCrossPagesAndSkipThem() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                        .versionOne(2, Encoding.PLAIN, 8, hex("01000000" + "02000000"))
                        .versionOne(1, Encoding.PLAIN, 4, hex("03000000"))
                        .versionOne(0, Encoding.PLAIN, 0, hex(""))
                        .versionOne(2, Encoding.PLAIN, 8, hex("04000000" + "05000000"))
                        .open(folder);
        ValueBuffer out = new ValueBuffer(FlowColumn.SRC_PORT.type());
        reader.gather(1, new int[] {0, 2, 3}, 3, out);
        assertThat(out.longs()).startsWith(2, 4, 5);
        assertThat(reader.rowsToPageEnd(3)).isEqualTo(2);
        assertThatThrownBy(() -> reader.gather(0, new int[] {0}, 1, out))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lz4PagesAreRead() throws Exception {
        // One literal "00 00 00 00 05" cut into 4 + a match: 16 bytes of 5, 5, 5, 5.
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.LZ4_RAW)
                        .versionTwo(
                                4, 0, Encoding.PLAIN, 0, 16, hex("48" + "05000000" + "0400" + "00"))
                        .open(folder);
        assertThat(read(reader, 0, 4)).containsExactly("5", "5", "5", "5");
    }

    @Test
    void idsOutsideTheDictionaryAreRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                        .dictionary(1, 4, hex("0a000000"))
                        .versionOne(2, Encoding.RLE_DICTIONARY, 3, hex("01" + "0401"))
                        .open(folder);
        assertDamage(reader, "expected dictionary ids below 1, got 1");
    }

    @Test
    void idsWithoutADictionaryAreRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                        .versionOne(2, Encoding.RLE_DICTIONARY, 3, hex("01" + "0401"))
                        .open(folder);
        assertDamage(reader, "expected a dictionary before its ids, got none");
    }

    @Test
    void aDictionaryOfAnotherSizeIsRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                        .dictionary(2, 12, hex("0a000000" + "0b000000" + "0c000000"))
                        .versionOne(1, Encoding.RLE_DICTIONARY, 2, hex("00" + "02"))
                        .open(folder);
        assertThatThrownBy(() -> read(reader, 0, 1))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("row group 2, column src_port, dictionary page at byte ")
                .hasMessageEndingWith(": expected 2 entries, got 4 bytes more");
    }

    @Test
    void nullsThatTheHeaderDoesNotAnnounceAreRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.VLAN_ID, PageCodec.UNCOMPRESSED)
                        .versionTwo(2, 0, Encoding.PLAIN, 2, 6, hex("0302" + "07000000"))
                        .open(folder);
        assertDamage(reader, "expected 0 NULLs, got 1");
    }

    @Test
    void valuesOfAnotherTypesEncodingAreRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                        .versionOne(1, Encoding.DELTA_BYTE_ARRAY, 4, hex("01000000"))
                        .open(folder);
        assertDamage(reader, "expected an encoding of INTEGER values, got DELTA_BYTE_ARRAY");
    }

    @Test
    void valuesThatEndTooEarlyAreRefused() throws Exception {
        ColumnReader reader =
                new ChunkBuilder(FlowColumn.BYTES, PageCodec.UNCOMPRESSED)
                        .versionTwo(
                                2,
                                0,
                                Encoding.PLAIN,
                                2,
                                14,
                                hex("0401" + "070000000000000000000000"))
                        .open(folder);
        assertDamage(reader, "expected 16 more bytes, got 12");
    }

    @Test
    void pagesThatWouldGrowTooLargeAreRefusedBeforeAnythingIsAllocated() {
        ChunkBuilder bytes = new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.GZIP);
        assertThatThrownBy(
                        () ->
                                bytes.versionOne(1, Encoding.PLAIN, 67_108_865, hex("00"))
                                        .open(folder))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageEndingWith(
                        "page 0 at byte 4: page header: expected at most 67108864 bytes after"
                                + " decompression, got 67108865");
        ChunkBuilder values = new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.GZIP);
        assertThatThrownBy(
                        () ->
                                values.versionOne(2_000_000_000, Encoding.PLAIN, 4, hex("00"))
                                        .open(folder))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageEndingWith("expected at most 4194304 values, got 2000000000");
    }

    @Test
    void levelsLongerThanTheirPageAreRefused() {
        ChunkBuilder chunk = new ChunkBuilder(FlowColumn.VLAN_ID, PageCodec.UNCOMPRESSED);
        assertThatThrownBy(
                        () ->
                                chunk.versionTwo(1, 0, Encoding.PLAIN, 7, 6, hex("020107000000"))
                                        .open(folder))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageEndingWith("expected definition levels inside the page, got 7 bytes");
    }

    @Test
    void otherRowsThanTheIndexSaysAreRefused() {
        assertThatThrownBy(
                        () ->
                                new ChunkBuilder(FlowColumn.SRC_PORT, PageCodec.UNCOMPRESSED)
                                        .versionOne(1, Encoding.PLAIN, 4, hex("01000000"))
                                        .rowsInIndex(2)
                                        .open(folder))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageEndingWith(
                        "row group 2, column src_port: expected pages of 2 rows in all, got 1");
    }

    private static void assertDamage(ColumnReader reader, String why) {
        assertThatThrownBy(() -> read(reader, 0, 1))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(", page 0 at byte ")
                .hasMessageEndingWith(": " + why);
    }

    private static String[] read(ColumnReader reader, int row, int count) throws IOException {
        ValueBuffer out = new ValueBuffer(FlowColumn.SRC_PORT.type());
        reader.gather(row, IntStream.range(0, count).toArray(), count, out);
        return IntStream.range(0, count)
                .mapToObj(i -> out.nulls()[i] ? "null" : String.valueOf(out.longs()[i]))
                .toArray(String[]::new);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
