package io.weir.format.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.format.ColumnChunk;
import io.weir.format.DuckDb;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.ValueRange;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFileWriterTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("part.parquet");
    }

    @Test
    void rowsAreWrittenAsTheyCame() throws Exception {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 1, 2, 3, 4);
        long start = Flows.HOUR_13.startMillis();
        rows.setLong(FlowColumn.START_TIME, 0, start + 3_599_999);
        rows.setLong(FlowColumn.START_TIME, 1, start + 7);
        rows.setLong(FlowColumn.START_TIME, 2, start);
        rows.setLong(FlowColumn.START_TIME, 3, start + 7);

        FlowFileWriter.write(file, Flows.HOUR_13, rows);

        assertThat(DuckDb.queryFile(file, "SELECT bytes FROM file ORDER BY file_row_number"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void rangesAndNullCountsAreThoseOfTheValues() throws Exception {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 7, -3, 5_000_000_000L);
        rows.setAddress(FlowColumn.SRC_ADDR, 2, 0x80000000_00000000L, 5);
        rows.setText(FlowColumn.SENSOR, 1, "Z9");
        rows.setText(FlowColumn.HTTP_HOST, 0, "x".repeat(65));

        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, rows);

        assertThat(chunk(written, FlowColumn.BYTES).range())
                .isEqualTo(new ValueRange.Numbers(-3, 5_000_000_000L));
        assertThat(chunk(written, FlowColumn.START_TIME).range())
                .isEqualTo(new ValueRange.Numbers(1_795_352_400_000L, 1_795_352_402_000L));
        assertThat(chunk(written, FlowColumn.SRC_ADDR).range())
                .isEqualTo(new ValueRange.Addresses(0, 0xffff_0a000001L, 0x8000000000000000L, 5));
        assertThat(chunk(written, FlowColumn.SENSOR).range())
                .isEqualTo(new ValueRange.Texts("S0", "Z9"));
        assertThat(chunk(written, FlowColumn.HTTP_HOST).range()).isNull();
        assertThat(chunk(written, FlowColumn.HTTP_HOST).nullCount()).isEqualTo(2);
        assertThat(chunk(written, FlowColumn.PACKETS).isAllNull()).isTrue();
        assertThat(chunk(written, FlowColumn.PACKETS).range()).isNull();
    }

    @Test
    void chunksSayOfEveryColumnWhatTheFooterSays() throws Exception {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 7, 7, 9);
        rows.setText(FlowColumn.APP_NAME, 1, "https");

        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, rows);

        FileMetaData footer = footer(Files.readAllBytes(file));
        for (int i = 0; i < FlowColumn.stored().size(); i++) {
            FlowColumn column = FlowColumn.stored().get(i);
            org.apache.parquet.format.ColumnChunk raw =
                    footer.getRow_groups().get(0).getColumns().get(i);
            ColumnMetaData data = raw.getMeta_data();
            ColumnChunk chunk = chunk(written, column);
            assertThat(data.getPath_in_schema()).containsExactly(column.sqlName());
            assertThat(chunk.codec().name()).isEqualTo(data.getCodec().name());
            assertThat(chunk.dataOffset()).isEqualTo(data.getData_page_offset());
            assertThat(chunk.dictionaryOffset())
                    .isEqualTo(
                            data.isSetDictionary_page_offset()
                                    ? data.getDictionary_page_offset()
                                    : -1);
            assertThat(chunk.compressedBytes()).isEqualTo(data.getTotal_compressed_size());
            assertThat(chunk.uncompressedBytes()).isEqualTo(data.getTotal_uncompressed_size());
            assertThat(chunk.valueCount()).isEqualTo(3);
            assertThat(chunk.nullCount()).isEqualTo(data.getStatistics().getNull_count());
            assertThat(chunk.columnIndexOffset()).isEqualTo(raw.getColumn_index_offset());
            assertThat(chunk.columnIndexLength()).isEqualTo(raw.getColumn_index_length());
            assertThat(chunk.offsetIndexOffset()).isEqualTo(raw.getOffset_index_offset());
            assertThat(chunk.offsetIndexLength()).isEqualTo(raw.getOffset_index_length());
            assertThat(chunk.bloomOffset()).isEqualTo(-1);
        }
    }

    @Test
    void encodingsAndCodecsAreThoseThatPlainJavaDecodes() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(1000));

        ColumnChunk start = chunk(written, FlowColumn.START_TIME);
        assertThat(start.encodings()).containsExactly(PageEncoding.DELTA_BINARY_PACKED);
        assertThat(start.codec()).isEqualTo(PageCodec.LZ4_RAW);
        assertThat(chunk(written, FlowColumn.SENSOR).codec()).isEqualTo(PageCodec.GZIP);
        assertThat(chunk(written, FlowColumn.SENSOR).isDictionaryOnly()).isTrue();
        assertThat(chunk(written, FlowColumn.SRC_ADDR).isDictionaryOnly()).isTrue();
        assertThat(chunk(written, FlowColumn.SRC_ADDR).codec()).isEqualTo(PageCodec.LZ4_RAW);
    }

    @Test
    void manyRowsMakeRowGroupsAndAllDistinctAddressesStayDictionaryCoded() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(262_144 + 10));

        assertThat(written.rows()).isEqualTo(262_154);
        assertThat(written.rowGroups())
                .extracting(group -> group.rows())
                .containsExactly(262_144L, 10L);
        assertThat(chunk(written, FlowColumn.SRC_ADDR).isDictionaryOnly()).isTrue();
        assertThat(
                        DuckDb.queryFile(
                                file,
                                "SELECT COUNT(*), COUNT(DISTINCT src_addr), SUM(bytes),"
                                        + " COUNT(packets), SUM(packets), COUNT(DISTINCT app_name)"
                                        + " FROM file"))
                .containsExactly("262154|262154|34362228781|131077|17181048852|262154");
    }

    @Test
    void duckDbReadsEveryEncodingWithAndWithoutNulls() throws Exception {
        FlowBatch rows = new FlowBatch(64);
        for (int i = 0; i < 40_000; i++) {
            int row = rows.add();
            rows.setLong(FlowColumn.START_TIME, row, Flows.HOUR_13.startMillis() + i % 977);
            rows.setLong(FlowColumn.SRC_PORT, row, i * 7_919L % 65_536); // differences
            rows.setLong(FlowColumn.PROTOCOL, row, i % 3); // ids
            rows.setLong(FlowColumn.TCP_FLAGS, row, i / 100 % 7); // ids in runs
            rows.setLong(FlowColumn.FLOW_LABEL, row, i % 2 == 0 ? -2_147_483_648L : 2_147_483_647);
            rows.setText(FlowColumn.FLOW_TYPE, row, i % 5 == 0 ? "in" : "out");
            if (i % 3 != 0) {
                rows.setLong(FlowColumn.BYTES, row, i * 1_000_003L);
                rows.setAddress(FlowColumn.SRC_ADDR, row, i % 7, -i);
            }
            if (i >= 20_000 && i < 20_010) { // the first and the last page have none
                rows.setText(FlowColumn.APP_NAME, row, "é" + i);
                rows.setLong(FlowColumn.FLOW_ID, row, i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
        }

        FlowFileWriter.write(file, Flows.HOUR_13, rows);

        String wrong =
                "SELECT COUNT(*) FROM (SELECT *, file_row_number AS i FROM file) WHERE NOT ("
                        + "epoch_ms(start_time) = 1795352400000 + i % 977"
                        + " AND src_port = i * 7919 % 65536"
                        + " AND protocol = i % 3"
                        + " AND tcp_flags = (i // 100) % 7"
                        + " AND flow_label = CASE i % 2 WHEN 0 THEN -2147483648 ELSE 2147483647 END"
                        + " AND flow_type = CASE i % 5 WHEN 0 THEN 'in' ELSE 'out' END"
                        + " AND bytes IS NOT DISTINCT FROM"
                        + " CASE WHEN i % 3 <> 0 THEN i * 1000003 END"
                        + " AND hex(src_addr) IS NOT DISTINCT FROM CASE WHEN i % 3 <> 0 THEN"
                        + " printf('%016X', i % 7) || printf('%016X', -i) END"
                        + " AND app_name IS NOT DISTINCT FROM"
                        + " CASE WHEN i BETWEEN 20000 AND 20009 THEN 'é' || i END"
                        + " AND flow_id IS NOT DISTINCT FROM CASE WHEN i NOT BETWEEN 20000 AND 20009"
                        + " THEN NULL WHEN i % 2 = 0 THEN -9223372036854775808"
                        + " ELSE 9223372036854775807 END"
                        + " AND sensor = '' AND dst_port = 0 AND packets IS NULL)";
        assertThat(DuckDb.queryFile(file, wrong)).containsExactly("0");
        assertThat(DuckDb.queryFile(file, "SELECT COUNT(*), COUNT(src_addr) FROM file"))
                .containsExactly("40000|26666");
    }

    @Test
    void textsThatHardlyRepeatAreWrittenWithoutADictionary() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(20_000));

        assertThat(chunk(written, FlowColumn.APP_NAME).encodings())
                .containsExactly(PageEncoding.DELTA_LENGTH_BYTE_ARRAY);
        assertThat(
                        DuckDb.queryFile(
                                file,
                                "SELECT COUNT(*) FROM file"
                                        + " WHERE app_name = 'app-' || file_row_number"))
                .containsExactly("20000");
    }

    @Test
    void theChecksumIsThatOfTheWholeFile() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(1000));

        byte[] content = Files.readAllBytes(file);
        CRC32C crc = new CRC32C();
        crc.update(content);
        assertThat(written.sizeBytes()).isEqualTo(content.length);
        assertThat(written.crc32c()).isEqualTo((int) crc.getValue());
    }

    @Test
    void everyPageHasAChecksum() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(40_000));

        List<PageHeader> headers = headers(chunk(written, FlowColumn.BYTES));
        assertThat(headers).hasSize(3);
        assertThat(headers).allMatch(PageHeader::isSetCrc);
    }

    @Test
    void aRowOutsideTheHourIsRefusedAndNothingIsLeft() {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 1, 2);
        rows.setLong(FlowColumn.START_TIME, 1, Flows.HOUR_13.endMillis());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFileWriter.write(file, Flows.HOUR_13, rows))
                .withMessageContaining("row 1")
                .withMessageContaining("2026-11-22T14:00:00Z");
        assertThat(file).doesNotExist();
    }

    @Test
    void aValueThatDoesNotFitItsColumnIsRefusedAndNothingIsLeft() {
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 1, 2);
        rows.setLong(FlowColumn.PROTOCOL, 1, 32_768);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFileWriter.write(file, Flows.HOUR_13, rows))
                .withMessageContaining("protocol")
                .withMessageContaining("32768");
        assertThat(file).doesNotExist();
    }

    @Test
    void addressesHaveNoBloomFilterBecauseDuckDbMisreadsThoseOfBlobs() throws Exception {
        WrittenFile written = FlowFileWriter.write(file, Flows.HOUR_13, manyRows(1000));

        assertThat(chunk(written, FlowColumn.SRC_ADDR).bloomOffset()).isEqualTo(-1);
        String one =
                "SELECT bytes FROM file WHERE src_addr ="
                        + " unhex('00000000000000000000FFFF9E3779B1')";
        assertThat(DuckDb.queryFile(file, one)).containsExactly("1");
    }

    @Test
    void theProfileChoosesCodecsAndSizes() throws Exception {
        FlowBatch rows = manyRows(1000);
        WriterProfile profile =
                new WriterProfile(600, 250, EnumSet.of(FlowColumn.BYTES, FlowColumn.START_TIME));

        WrittenFile written =
                FlowFileWriter.write(file, Flows.HOUR_13, column -> rows, Map.of(), profile);

        assertThat(written.rowGroups())
                .extracting(group -> group.rows())
                .containsExactly(600L, 400L);
        assertThat(chunk(written, FlowColumn.BYTES).codec()).isEqualTo(PageCodec.GZIP);
        assertThat(chunk(written, FlowColumn.SRC_ADDR).codec()).isEqualTo(PageCodec.LZ4_RAW);
        assertThat(dataPages(chunk(written, FlowColumn.BYTES))).containsExactly(250, 250, 100);
        assertThat(DuckDb.queryFile(file, "SELECT SUM(bytes), COUNT(DISTINCT src_addr) FROM file"))
                .containsExactly("499500|1000");
    }

    @Test
    void profilesWithoutRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriterProfile(1, 0, Set.of()))
                .withMessage("expected row groups and pages of 1 row and more, got 1 and 0");
    }

    @Test
    void noRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFileWriter.write(file, Flows.HOUR_13, new FlowBatch(1)))
                .withMessageContaining("at least one row");
    }

    /** Distinct addresses and names; bytes 0, 1, 2…; packets in every second row. */
    private static FlowBatch manyRows(int count) {
        FlowBatch rows = new FlowBatch(count);
        for (int i = 0; i < count; i++) {
            int row = rows.add();
            rows.setLong(FlowColumn.START_TIME, row, Flows.HOUR_13.startMillis() + i);
            rows.setLong(FlowColumn.BYTES, row, i);
            rows.setIpv4(FlowColumn.SRC_ADDR, row, i * 0x9e3779b1);
            rows.setText(FlowColumn.APP_NAME, row, "app-" + i);
            rows.setText(FlowColumn.SENSOR, row, "S0");
            if (i % 2 == 0) {
                rows.setLong(FlowColumn.PACKETS, row, i);
            }
        }
        return rows;
    }

    private static ColumnChunk chunk(WrittenFile written, FlowColumn column) {
        return requireNonNull(written.rowGroups().get(0).chunk(column));
    }

    /** Rows of each data page. */
    private List<Integer> dataPages(ColumnChunk chunk) throws Exception {
        List<Integer> rows = new ArrayList<>();
        for (PageHeader header : headers(chunk)) {
            if (header.isSetData_page_header_v2()) {
                rows.add(header.getData_page_header_v2().getNum_rows());
            }
        }
        return rows;
    }

    private List<PageHeader> headers(ColumnChunk chunk) throws Exception {
        byte[] content = Files.readAllBytes(file);
        List<PageHeader> headers = new ArrayList<>();
        int at = (int) chunk.offset();
        while (at < chunk.offset() + chunk.compressedBytes()) {
            ByteArrayInputStream in = new ByteArrayInputStream(content, at, content.length - at);
            PageHeader header = Util.readPageHeader(in);
            headers.add(header);
            at = content.length - in.available() + header.getCompressed_page_size();
        }
        return headers;
    }

    private static FileMetaData footer(byte[] content) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(content.length - 8);
        int from = content.length - 8 - length;
        return Util.readFileMetaData(new ByteArrayInputStream(content, from, length));
    }
}
