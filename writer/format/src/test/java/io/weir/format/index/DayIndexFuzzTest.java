package io.weir.format.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.HourPartition;
import io.weir.format.RowGroup;
import io.weir.format.parquet.FlowFileWriter;
import io.weir.format.parquet.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Indexes of a day whose length and checksum are right, whatever else they hold. */
class DayIndexFuzzTest {
    private static final Path NAME = Path.of("_index.7");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int HEADER = 12;
    private static final int TRAILER = 4;

    /** What lies between the length and the checksum. */
    static Stream<byte[]> contents() throws IOException {
        DataFile one = write(Flows.HOUR_13, 5, 100, 200);
        DataFile other = write(Flows.HOUR_14, 6, 1);
        byte[] both = DayIndex.encode(DAY, 7, List.of(), Set.of(), List.of(other, one));
        byte[] none = DayIndex.encode(DAY, 7, List.of(), Set.of(), List.of());
        return Stream.of(both, none)
                .map(file -> Arrays.copyOfRange(file, HEADER, file.length - TRAILER));
    }

    private static DataFile write(HourPartition hour, long generation, long... bytes)
            throws IOException {
        Path folder = Files.createTempDirectory("index");
        Path file = folder.resolve("part.parquet");
        try {
            WrittenFile written = FlowFileWriter.write(file, hour, Flows.rows(hour, bytes));
            return new DataFile(
                    hour,
                    generation,
                    0,
                    written.sizeBytes(),
                    written.crc32c(),
                    written.rows(),
                    written.rowGroups());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @MethodSource("contents")
    @FuzzTest(maxDuration = "10m")
    void anIndexIsRefusedOrCopiedAsItIs(byte[] content) {
        try {
            DayIndex index = DayIndex.decode(NAME, whole(content));
            List<String> files = texts(index);
            byte[] copy =
                    DayIndex.encode(
                            index.day(), index.generation(), List.of(index), Set.of(), List.of());
            assertThat(texts(DayIndex.decode(NAME, copy))).isEqualTo(files);
        } catch (CorruptFileException refused) {
            assertThat(refused).hasMessageContaining("_index.7");
        } catch (UncheckedIOException refused) {
            assertThat(refused).hasCauseInstanceOf(CorruptFileException.class);
        }
    }

    private static byte[] whole(byte[] content) {
        ByteBuffer whole = ByteBuffer.allocate(HEADER + content.length + TRAILER);
        whole.put(DayIndexEncoder.MAGIC).putInt(whole.capacity()).put(content);
        return whole.putInt(Checksum.crc32c(whole.array(), 0, whole.position())).array();
    }

    private static List<String> texts(DayIndex index) {
        List<String> texts = new ArrayList<>();
        for (DataFile file : index.files()) {
            texts.add(file.path() + " " + file.sizeBytes() + " " + file.crc32c());
            for (RowGroup group : file.rowGroups()) {
                texts.add("rows " + group.rows());
                for (FlowColumn column : FlowColumn.stored()) {
                    texts.add(text(group.chunk(column), file.sizeBytes()));
                }
            }
        }
        return texts;
    }

    private static String text(@Nullable ColumnChunk chunk, long fileBytes) {
        if (chunk == null) {
            return "no column";
        }
        if (!chunk.isAllNull()) {
            assertThat(chunk.offset()).isBetween(0L, fileBytes);
            assertThat(chunk.offset() + chunk.compressedBytes()).isBetween(0L, fileBytes);
            assertThat(chunk.nullCount()).isBetween(0L, chunk.valueCount());
        }
        return chunk.toString();
    }
}
