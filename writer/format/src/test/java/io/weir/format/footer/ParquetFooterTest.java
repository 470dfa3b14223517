package io.weir.format.footer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.PageCodec;
import io.weir.format.PageEncoding;
import io.weir.format.parquet.FlowFileWriter;
import io.weir.format.parquet.WrittenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTest {
    @TempDir private Path folder;
    private Path file;
    private WrittenFile written;

    @BeforeEach
    void writeAFile() throws IOException {
        file = folder.resolve("part.parquet");
        FlowBatch rows = Flows.rows(Flows.HOUR_13, 7, -3, 5_000_000_000L);
        rows.setText(FlowColumn.APP_NAME, 1, "https");
        written = FlowFileWriter.write(file, Flows.HOUR_13, rows);
    }

    @Test
    void theFooterOfAFlowFileSaysWhatItsWriterSaid() throws Exception {
        ParquetFooter footer = read(file);

        assertThat(footer.rows()).isEqualTo(3);
        assertThat(footer.metadata("weir.sort")).isEqualTo("none");
        assertThat(footer.rowGroups()).hasSize(1);
        List<FlowColumn> columns = FlowColumn.stored();
        assertThat(footer.columns()).hasSize(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            FlowColumn column = columns.get(i);
            FooterChunk chunk = footer.rowGroups().get(0).chunks().get(i);
            ColumnChunk expected = requireNonNull(written.rowGroups().get(0).chunk(column));
            assertThat(footer.columns().get(i).name()).isEqualTo(column.sqlName());
            assertThat(footer.columns().get(i).nullable()).isEqualTo(column.isNullable());
            assertThat(footer.columns().get(i).holds(column.type())).isTrue();
            assertThat(chunk)
                    .usingRecursiveComparison()
                    .comparingOnlyFields(
                            "codec",
                            "encodings",
                            "valueCount",
                            "nullCount",
                            "uncompressedBytes",
                            "compressedBytes",
                            "dictionaryOffset",
                            "dataOffset",
                            "columnIndexOffset",
                            "columnIndexLength",
                            "offsetIndexOffset",
                            "offsetIndexLength",
                            "bloomOffset",
                            "bloomLength")
                    .isEqualTo(expected);
        }
    }

    @Test
    void smallestAndLargestValuesAreInPlainForm() throws Exception {
        ParquetFooter footer = read(file);
        FooterChunk bytes = footer.rowGroups().get(0).chunks().get(footer.indexOf("bytes"));

        assertThat(number(requireNonNull(bytes.min()))).isEqualTo(-3);
        assertThat(number(requireNonNull(bytes.max()))).isEqualTo(5_000_000_000L);
        assertThat(bytes.isRangeExact()).isTrue();
        FooterChunk none = footer.rowGroups().get(0).chunks().get(footer.indexOf("packets"));
        assertThat(none.min()).isNull();
        assertThat(none.nullCount()).isEqualTo(3);
    }

    private static long number(byte[] plain) {
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Test
    void filesOfOtherWritersAreReadToo() throws Exception {
        Path other = folder.resolve("other.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT range::INT AS number, 'x' || range AS text FROM range(5000)) TO '"
                            + other
                            + "' (FORMAT parquet, CODEC 'gzip', ROW_GROUP_SIZE 2048)");
        }

        ParquetFooter footer = read(other);

        assertThat(footer.rows()).isEqualTo(5000);
        assertThat(footer.rowGroups()).extracting(FooterRowGroup::rows).contains(2048L, 904L);
        assertThat(footer.columns())
                .containsExactly(
                        new FooterColumn("number", 1, 0, true),
                        new FooterColumn("text", 6, 0, true));
        assertThat(footer.rowGroups().get(0).chunks())
                .extracting(FooterChunk::codec)
                .containsOnly(PageCodec.GZIP);
        assertThat(footer.rowGroups().get(0).chunks().get(1).encodings())
                .isSubsetOf(PageEncoding.values());
    }

    @Test
    void aFileThatIsCutIsDamagedWhereverItIsCut() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.parquet");
        for (int length = 0; length < whole.length; length += length < 16 ? 1 : 97) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(CorruptFileException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> read(cut))
                    .withMessageContaining("cut.parquet");
        }
    }

    @Test
    void aFooterWithAnyByteChangedIsReadOrDamagedAndNothingElse() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Path changed = folder.resolve("changed.parquet");
        int damaged = 0;
        for (int at = (int) read(file).start(); at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(changed, bytes);
            try {
                read(changed);
            } catch (CorruptFileException e) {
                damaged++;
            }
        }
        assertThat(damaged).isGreaterThan(1000);
    }

    private static ParquetFooter read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            return ParquetFooter.read(path, channel);
        }
    }
}
