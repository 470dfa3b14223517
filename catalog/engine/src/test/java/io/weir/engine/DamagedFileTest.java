package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.ColumnChunk;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);
    private static final ScanRequest EVERYTHING =
            new ScanRequest(List.of(FlowColumn.values()), List.of());

    @TempDir private static Path folder;
    private static Snapshot snapshot;
    private static DataFile file;
    private static Path path;
    private static byte[] bytes;

    @BeforeAll
    static void writeOneSmallFile() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        HourOfFlows part = new HourOfFlows(HOUR, RandomFlows.of(9, HOUR, 60));
        snapshot = FlowRows.commit(repository, List.of(part));
        file = snapshot.files().get(0);
        path = repository.root().resolve(file.path());
        bytes = Files.readAllBytes(path);
    }

    @BeforeEach
    void makeTheFileWholeAgain() throws IOException {
        Files.write(path, bytes);
    }

    @Test
    void aFlippedBitIsFoundOrChangesNothing() throws Exception {
        List<String> right = FlowRows.scan(snapshot, EVERYTHING);
        long pagesEnd = pagesEnd();
        Random random = new Random(1);
        int found = 0;
        int inPages = 0;
        for (int round = 0; round < 1500; round++) {
            int bit = random.nextInt(bytes.length * 8);
            byte[] damaged = bytes.clone();
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            Files.write(path, damaged);
            inPages += bit >> 3 >= 4 && bit >> 3 < pagesEnd ? 1 : 0;
            try {
                assertThat(FlowRows.scan(snapshot, EVERYTHING)).isEqualTo(right);
            } catch (CorruptFileException e) {
                assertThat(e).hasMessageContaining("row group 0, column ");
                found++;
            }
        }
        assertThat(inPages).isGreaterThan(300);
        assertThat(found).isBetween(inPages / 2, inPages);
    }

    @Test
    void everyFlippedBitOfAColumnThatIsReadIsFound() throws Exception {
        ScanRequest hosts =
                new ScanRequest(List.of(FlowColumn.IN_IF_NAME, FlowColumn.SRC_ADDR), List.of());
        for (FlowColumn column : hosts.columns()) {
            long offset = Objects.requireNonNull(file.rowGroups().get(0).chunk(column)).offset();
            long length =
                    Objects.requireNonNull(file.rowGroups().get(0).chunk(column)).compressedBytes();
            for (int at = 0; at < length; at++) {
                byte[] damaged = bytes.clone();
                damaged[(int) offset + at] ^= (byte) (1 << (at % 8));
                Files.write(path, damaged);
                assertThatThrownBy(() -> FlowRows.scan(snapshot, hosts))
                        .isInstanceOf(CorruptFileException.class)
                        .hasMessageContaining("column " + column.sqlName());
            }
        }
    }

    @Test
    void theMessageNamesFileColumnPageAndByte() throws Exception {
        ColumnChunk chunk =
                Objects.requireNonNull(file.rowGroups().get(0).chunk(FlowColumn.FLOW_ID));
        byte[] damaged = bytes.clone();
        damaged[(int) (chunk.offset() + chunk.compressedBytes() - 1)] ^= 1;
        Files.write(path, damaged);
        ScanRequest request = new ScanRequest(List.of(FlowColumn.FLOW_ID), List.of());
        assertThatThrownBy(() -> FlowRows.scan(snapshot, request))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageStartingWith(
                        "Damaged file " + path + ", row group 0, column flow_id, page 0 at byte ")
                .hasMessageContaining(": page CRC: expected ");
    }

    @Test
    void zeroesInPlaceOfTheFileAreFound() throws Exception {
        Files.write(path, new byte[bytes.length]);
        assertThatThrownBy(() -> FlowRows.scan(snapshot, EVERYTHING))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("page header: expected a page type, got none");
    }

    @Test
    void aTruncatedFileIsFoundBeforeAnyRow() throws Exception {
        Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> FlowRows.scan(snapshot, EVERYTHING))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(
                        "expected " + bytes.length + " bytes, got " + (bytes.length - 1));
    }

    @Test
    void aMissingFileIsAnErrorAndNotAnEmptyTable() throws Exception {
        Files.delete(path);
        assertThatThrownBy(() -> FlowRows.scan(snapshot, EVERYTHING))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining(path.toString());
    }

    @Test
    void aFileThatWasRetiredIsReadWhereItIsNow() throws Exception {
        List<String> right = FlowRows.scan(snapshot, EVERYTHING);
        Path retired = folder.resolve("retired").resolve(HOUR.folder());
        Files.createDirectories(retired);
        Files.move(path, retired.resolve(path.getFileName()));
        assertThat(FlowRows.scan(snapshot, EVERYTHING)).isEqualTo(right);
    }

    @Test
    void aFileThatMovesBetweenTheLookAndTheOpeningIsLookedForAgain() throws Exception {
        List<String> right = FlowRows.scan(snapshot, EVERYTHING);
        MovingSource source = new MovingSource(List.of(file), folder.resolve("gone"), path);
        try (FlowCursor cursor = ScanCursor.open(source, EVERYTHING, ScanControl.none())) {
            assertThat(FlowRows.drain(cursor, EVERYTHING)).isEqualTo(right);
        }
        assertThat(source.looks).isEqualTo(2);
    }

    @Test
    void aFileThatIsGoneAtBothLooksIsAnError() throws Exception {
        Path gone = folder.resolve("gone");
        MovingSource source = new MovingSource(List.of(file), gone, gone);
        try (FlowCursor cursor = ScanCursor.open(source, EVERYTHING, ScanControl.none())) {
            assertThatThrownBy(cursor::nextBatch)
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("got no file");
        }
    }

    private long pagesEnd() {
        long end = 0;
        for (FlowColumn column : FlowColumn.stored()) {
            ColumnChunk chunk = Objects.requireNonNull(file.rowGroups().get(0).chunk(column));
            end = Math.max(end, chunk.offset() + chunk.compressedBytes());
        }
        return end;
    }

    /** Names one place at the first look and another at the second. */
    private static final class MovingSource implements FileSource {
        private final List<DataFile> files;
        private final Path first;
        private final Path second;
        private int looks;

        MovingSource(List<DataFile> files, Path first, Path second) {
            this.files = files;
            this.first = first;
            this.second = second;
        }

        @Override
        public List<DataFile> files(long fromMillis, long toMillis) {
            return files;
        }

        @Override
        public Path locate(DataFile wanted) {
            return looks++ == 0 ? first : second;
        }
    }
}
