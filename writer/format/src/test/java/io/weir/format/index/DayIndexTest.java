package io.weir.format.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import io.weir.format.HourPartition;
import io.weir.format.RowGroup;
import io.weir.format.parquet.FlowFileWriter;
import io.weir.format.parquet.WrittenFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayIndexTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Path NAME = Path.of("_index.7");

    @TempDir private Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        DataFile file = write(Flows.HOUR_13, 7, 100, 200);

        DayIndex index =
                DayIndex.decode(NAME, DayIndex.encode(DAY, 7, List.of(), Set.of(), List.of(file)));

        assertThat(index.day()).isEqualTo("2026-11-22");
        assertThat(index.generation()).isEqualTo(7);
        assertSame(index.files().get(0), file);
    }

    @Test
    void aLaterIndexHasTheEarlierFilesUnchangedAndInOrder() throws Exception {
        DataFile late = write(Flows.HOUR_14, 7, 1);
        DataFile early = write(Flows.HOUR_13, 8, 2, 3, 4);
        DayIndex first =
                DayIndex.decode(NAME, DayIndex.encode(DAY, 7, List.of(), Set.of(), List.of(late)));

        DayIndex second =
                DayIndex.decode(
                        NAME, DayIndex.encode(DAY, 8, List.of(first), Set.of(), List.of(early)));

        assertThat(second.files())
                .extracting(DataFile::path)
                .containsExactly(
                        "flows/day=2026-11-22/hour=13/part-8-0.parquet",
                        "flows/day=2026-11-22/hour=14/part-7-0.parquet");
        assertSame(second.files().get(0), early);
        assertSame(second.files().get(1), late);
    }

    @Test
    void aColumnWithoutValuesCostsOneByteAndHasNoPages() throws Exception {
        DataFile file = write(Flows.HOUR_13, 7, 100, 200);

        byte[] bytes = DayIndex.encode(DAY, 7, List.of(), Set.of(), List.of(file));
        ColumnChunk packets =
                requireNonNull(
                        DayIndex.decode(NAME, bytes)
                                .files()
                                .get(0)
                                .rowGroups()
                                .get(0)
                                .chunk(FlowColumn.PACKETS));

        assertThat(packets.isAllNull()).isTrue();
        assertThat(packets.offset()).isEqualTo(-1);
        assertThat(packets.valueCount()).isEqualTo(2);
        assertThat(bytes).hasSizeLessThan(2_000);
    }

    @Test
    void everyChangedByteIsFound() throws Exception {
        byte[] good =
                DayIndex.encode(
                        DAY, 7, List.of(), Set.of(), List.of(write(Flows.HOUR_13, 7, 1, 2)));
        for (int at = 0; at < good.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) change;
                assertThatExceptionOfType(CorruptFileException.class)
                        .as("byte %d", at)
                        .isThrownBy(() -> DayIndex.decode(NAME, bad))
                        .withMessageContaining("_index.7");
            }
        }
    }

    @Test
    void everyTruncationIsFound() throws Exception {
        byte[] good =
                DayIndex.encode(
                        DAY, 7, List.of(), Set.of(), List.of(write(Flows.HOUR_13, 7, 1, 2)));
        for (int length = 0; length < good.length; length++) {
            byte[] bad = Arrays.copyOf(good, length);
            assertThatExceptionOfType(CorruptFileException.class)
                    .isThrownBy(() -> DayIndex.decode(NAME, bad));
        }
    }

    @Test
    void aWrongByteUnderARightChecksumNeverLeadsOutOfBounds() throws Exception {
        byte[] good =
                DayIndex.encode(
                        DAY, 7, List.of(), Set.of(), List.of(write(Flows.HOUR_13, 7, 1, 2)));
        int refused = 0;
        for (int at = 0; at < good.length - 4; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] bad = good.clone();
                bad[at] = (byte) value;
                int end = bad.length - 4;
                ByteBuffer.wrap(bad).putInt(end, Checksum.crc32c(bad, 0, end));
                refused += readEverything(bad) ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void aTextWhoseLengthCountsItsOwnByteIsRefused() {
        ByteReader in = new ByteReader(NAME, new byte[] {1}, 0, 1);
        assertThatExceptionOfType(CorruptFileException.class)
                .isThrownBy(() -> in.text("range"))
                .withMessageContaining("expected 1 bytes of range, got 0 bytes");
    }

    private static boolean readEverything(byte[] content) {
        try {
            for (DataFile file : DayIndex.decode(NAME, content).files()) {
                for (RowGroup group : file.rowGroups()) {
                    for (FlowColumn column : FlowColumn.stored()) {
                        group.chunk(column);
                    }
                }
            }
            return true;
        } catch (CorruptFileException e) {
            return false;
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(CorruptFileException.class);
            return false;
        } catch (RuntimeException e) {
            return fail("expected CorruptFileException", e);
        }
    }

    private static void assertSame(DataFile got, DataFile expected) {
        assertThat(got.path()).isEqualTo(expected.path());
        assertThat(got.sizeBytes()).isEqualTo(expected.sizeBytes());
        assertThat(got.crc32c()).isEqualTo(expected.crc32c());
        assertThat(got.rows()).isEqualTo(expected.rows());
        assertThat(got.rowGroups()).hasSameSizeAs(expected.rowGroups());
        for (FlowColumn column : FlowColumn.stored()) {
            ColumnChunk before = expected.rowGroups().get(0).chunk(column);
            ColumnChunk after = got.rowGroups().get(0).chunk(column);
            if (before != null && !before.isAllNull()) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    private DataFile write(HourPartition hour, long generation, long... bytes) throws Exception {
        Path file = folder.resolve(generation + ".parquet");
        WrittenFile written = FlowFileWriter.write(file, hour, Flows.rows(hour, bytes));
        return new DataFile(
                hour,
                generation,
                0,
                written.sizeBytes(),
                written.crc32c(),
                written.rows(),
                written.rowGroups());
    }
}
