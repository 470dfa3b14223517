package io.weir.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.PageEncoding;
import io.weir.format.codec.ByteInput;
import io.weir.format.codec.DamagedDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class PageHeaderReaderTest {
    @Test
    void versionTwoHeadersAreRead() throws Exception {
        io.weir.format.page.PageHeader header = read(bytes(versionTwo()));
        assertThat(header.kind()).isEqualTo(io.weir.format.page.PageHeader.Kind.DATA_V2);
        assertThat(header.compressedBytes()).isEqualTo(3000);
        assertThat(header.uncompressedBytes()).isEqualTo(70_000);
        assertThat(header.crc()).isEqualTo(0xdeadbeef);
        assertThat(header.values()).isEqualTo(16_384);
        assertThat(header.nulls()).isEqualTo(12);
        assertThat(header.encoding()).isEqualTo(PageEncoding.DELTA_BINARY_PACKED);
        assertThat(header.levelBytes()).isEqualTo(77);
        assertThat(header.compressed()).isFalse();
    }

    @Test
    void versionOneHeadersAreReadAndTheirStatisticsSkipped() throws Exception {
        PageHeader page = new PageHeader(PageType.DATA_PAGE, 800, 700);
        page.setCrc(5);
        DataPageHeader data =
                new DataPageHeader(100, Encoding.PLAIN_DICTIONARY, Encoding.RLE, Encoding.RLE);
        data.setStatistics(
                new Statistics()
                        .setMax(ByteBuffer.wrap(new byte[300]))
                        .setMin(ByteBuffer.wrap(new byte[2]))
                        .setNull_count(1L << 40)
                        .setIs_max_value_exact(true));
        page.setData_page_header(data);
        byte[] bytes = bytes(page);
        io.weir.format.page.PageHeader header = read(bytes);
        assertThat(header.kind()).isEqualTo(io.weir.format.page.PageHeader.Kind.DATA_V1);
        assertThat(header.encoding()).isEqualTo(PageEncoding.RLE_DICTIONARY);
        assertThat(header.values()).isEqualTo(100);
        assertThat(header.nulls()).isEqualTo(-1);
        assertThat(header.bodyStart()).isEqualTo(bytes.length - 20);
        assertThat(header.bodyEnd()).isEqualTo(bytes.length - 20 + 700);
    }

    @Test
    void dictionaryHeadersAreRead() throws Exception {
        PageHeader page = new PageHeader(PageType.DICTIONARY_PAGE, 1600, 1600);
        page.setCrc(-1);
        page.setDictionary_page_header(
                new DictionaryPageHeader(100, Encoding.PLAIN_DICTIONARY).setIs_sorted(true));
        io.weir.format.page.PageHeader header = read(bytes(page));
        assertThat(header.kind()).isEqualTo(io.weir.format.page.PageHeader.Kind.DICTIONARY);
        assertThat(header.encoding()).isEqualTo(PageEncoding.PLAIN);
        assertThat(header.values()).isEqualTo(100);
    }

    @Test
    void aPageWithoutACrcIsRefused() {
        PageHeader page = versionTwo();
        page.unsetCrc();
        assertThatThrownBy(() -> read(bytes(page)))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected a page CRC, got none");
    }

    @Test
    void sizesBelowZeroAreRefused() {
        PageHeader page = versionTwo();
        page.setCompressed_page_size(-5);
        assertThatThrownBy(() -> read(bytes(page)))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected a compressed size of 0 or more, got -5");
    }

    @Test
    void repetitionLevelsAreRefused() {
        PageHeader page = versionTwo();
        page.getData_page_header_v2().setRepetition_levels_byte_length(4);
        assertThatThrownBy(() -> read(bytes(page)))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage(
                        "expected one value a row, got 16384 values, 16384 rows and 4 bytes of"
                                + " repetition levels");
    }

    @Test
    void encodingsThatNobodyWritesAreRefused() {
        PageHeader page = versionTwo();
        page.getData_page_header_v2().setEncoding(Encoding.BYTE_STREAM_SPLIT);
        assertThatThrownBy(() -> read(bytes(page)))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected encoding 0, 2, 5, 6, 7 or 8, got 9");
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        byte[] bytes = bytes(versionTwo());
        for (int length = 0; length < bytes.length - 20; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void randomBytesGiveAHeaderOrARefusal() throws Exception {
        byte[] bytes = bytes(versionTwo());
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = bytes.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(read(damaged).compressedBytes()).isNotNegative();
            } catch (DamagedDataException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 45_000);
    }

    private static PageHeader versionTwo() {
        PageHeader page = new PageHeader(PageType.DATA_PAGE_V2, 70_000, 3000);
        page.setCrc(0xdeadbeef);
        page.setData_page_header_v2(
                new DataPageHeaderV2(16_384, 12, 16_384, Encoding.DELTA_BINARY_PACKED, 77, 0)
                        .setIs_compressed(false));
        return page;
    }

    /** The header and 20 bytes of a body. */
    private static byte[] bytes(PageHeader page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Util.writePageHeader(page, out);
        out.write(new byte[20]);
        return out.toByteArray();
    }

    private static io.weir.format.page.PageHeader read(byte[] bytes) throws DamagedDataException {
        return PageHeaderReader.read(new ByteInput(bytes, 0, bytes.length));
    }
}
