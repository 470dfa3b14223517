package io.weir.format.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.RowGroup;
import io.weir.format.parquet.FlowFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A part behind any footer, as {@code weir verify --repair} finds one without an index. */
class PartFuzzTest {
    private static final int TAIL = 8;
    private static final byte[] PART = part();

    /** Footers of real parts. */
    static Stream<byte[]> footers() {
        return Stream.of(Arrays.copyOfRange(PART, footerStart(PART), PART.length - TAIL));
    }

    private static byte[] part() {
        try {
            Path folder = Files.createTempDirectory("part");
            Path file = folder.resolve("part.parquet");
            FlowBatch rows = Flows.rows(Flows.HOUR_13, 7, -3, 5_000_000_000L);
            rows.setText(FlowColumn.APP_NAME, 1, "https");
            FlowFileWriter.write(file, Flows.HOUR_13, rows);
            byte[] part = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int footerStart(byte[] part) {
        int at = part.length - TAIL;
        return at - ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @MethodSource("footers")
    @FuzzTest(maxDuration = "10m")
    void aFooterIsRefusedOrLeadsToPagesThatAreCheckedEach(byte[] footer) throws IOException {
        byte[] part = PART;
        int start = footerStart(part);
        ByteBuffer whole = ByteBuffer.allocate(start + footer.length + TAIL);
        whole.order(ByteOrder.LITTLE_ENDIAN).put(part, 0, start).put(footer);
        whole.putInt(footer.length).put(part, part.length - 4, 4);
        Path file = Files.createTempFile("part", ".parquet");
        try {
            Files.write(file, whole.array());
            DataFile read = PartFooter.read(file, Flows.HOUR_13, 5, 0);
            assertInside(read, whole.capacity());
            List<CorruptFileException> problems = PartCheck.of(file, read);
            assertThat(problems)
                    .allSatisfy(
                            problem ->
                                    assertThat(problem)
                                            .hasMessageContaining(file.getFileName().toString()));
        } catch (CorruptFileException refused) {
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
        } finally {
            Files.delete(file);
        }
    }

    private static void assertInside(DataFile file, long bytes) {
        for (RowGroup group : file.rowGroups()) {
            for (FlowColumn column : FlowColumn.stored()) {
                ColumnChunk chunk = group.chunk(column);
                if (chunk != null && !chunk.isAllNull()) {
                    assertThat(chunk.offset()).isBetween(0L, bytes);
                    assertThat(chunk.offset() + chunk.compressedBytes()).isBetween(0L, bytes);
                }
            }
        }
    }
}
