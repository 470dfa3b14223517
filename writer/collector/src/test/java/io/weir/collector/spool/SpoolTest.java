package io.weir.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import io.weir.format.CorruptFileException;
import io.weir.format.config.FsyncPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpoolTest {
    /** Segment header 20, then frames of 56 + 2: the datagrams "00", "01" and so on. */
    private static final int FRAME = 58;

    private static final int HEADER = 20;

    @TempDir Path root;

    @Test
    void whatWasFlushedIsReadBackWithAllItsParts() throws Exception {
        byte[] longest = new byte[65_507];
        Arrays.fill(longest, (byte) 0xee);
        try (Spool spool = open(0)) {
            spool.append(Datagram.udp(-5, 0x20010db8L << 32, 1, 65_535, 2055, bytes("a")));
            spool.append(
                    new Datagram(
                            1_795_352_401_000L,
                            Transport.STREAM,
                            Long.MAX_VALUE,
                            0,
                            2,
                            0,
                            1,
                            ByteBuffer.wrap(longest)));
            spool.append(
                    new Datagram(
                            7, Transport.STREAM_END, 5, -1, -1, 3, 65_535, ByteBuffer.allocate(0)));
            assertThat(spool.endOffset()).isZero();
            spool.flush();
            assertThat(spool.endOffset()).isEqualTo(3);
        }
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().pendingDatagrams()).isEqualTo(3);
            assertThat(reader.next())
                    .isEqualTo(Datagram.udp(-5, 0x20010db8L << 32, 1, 65_535, 2055, bytes("a")));
            assertThat(reader.next())
                    .isEqualTo(
                            new Datagram(
                                    1_795_352_401_000L,
                                    Transport.STREAM,
                                    Long.MAX_VALUE,
                                    0,
                                    2,
                                    0,
                                    1,
                                    ByteBuffer.wrap(longest)));
            assertThat(reader.next())
                    .isEqualTo(
                            new Datagram(
                                    7,
                                    Transport.STREAM_END,
                                    5,
                                    -1,
                                    -1,
                                    3,
                                    65_535,
                                    ByteBuffer.allocate(0)));
            assertThat(reader.next()).isNull();
            assertThat(reader.nextOffset()).isEqualTo(3);
        }
    }

    @Test
    void aReaderFollowsTheWriterOverSegments() throws Exception {
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                append(spool, i);
                assertThat(reader.next()).as("unflushed").isNull();
                spool.flush();
                read.addAll(drain(reader));
            }
            assertThat(read).isEqualTo(numbers(0, 40));
            assertThat(spool.backlogBytes()).isZero();
            assertThat(segmentFiles()).hasSize(10);
        }
    }

    @Test
    void aWriteThatFailedLeavesNothingAndIsTriedAgain() throws Exception {
        Path folder = root;
        try (Spool spool = open(0)) {
            Files.delete(folder);
            append(spool, 0);
            assertThatThrownBy(spool::flush).isInstanceOf(IOException.class);
            assertThat(spool.isBroken()).isFalse();
            assertThat(spool.endOffset()).isZero();
            Files.createDirectory(folder);
            append(spool, 1);
            spool.flush();
            assertThat(spool.endOffset()).isEqualTo(2);
        }
        assertThat(reopened(0)).isEqualTo(numbers(0, 2));
    }

    @Test
    void trimmingDeletesOnlySegmentsThatAreWhollyCommitted() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 12);
            spool.trim(7);
            assertThat(segmentFiles()).hasSize(2);
            spool.trim(12);
            assertThat(segmentFiles()).as("the one being written stays").hasSize(1);
            fill(spool, 12, 14);
        }
        assertThat(reopened(12)).isEqualTo(numbers(12, 14));
        assertThat(reopened(13)).isEqualTo(numbers(13, 14));
        assertThat(reopened(14)).isEmpty();
        assertThat(segmentFiles()).isEmpty();
    }

    @Test
    void theLongestDatagramSurvivesAReopening() throws Exception {
        byte[] longest = new byte[65_535];
        Arrays.fill(longest, (byte) 7);
        try (Spool spool = open(0)) {
            spool.append(Datagram.udp(0, 0, 0, 65_535, 65_534, ByteBuffer.wrap(longest)));
            append(spool, 1);
            spool.flush();
        }
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            Datagram datagram = Objects.requireNonNull(reader.next());
            assertThat(datagram.payload()).isEqualTo(ByteBuffer.wrap(longest));
            assertThat(datagram.sourcePort()).isEqualTo(65_535);
            assertThat(datagram.localPort()).isEqualTo(65_534);
            assertThat(text(reader.next())).isEqualTo("01");
        }
    }

    @Test
    void moreThanABufferHoldsIsKeptAndReadBackOverItsEdges() throws Exception {
        SpoolOptions large = new SpoolOptions(FsyncPolicy.OS, Duration.ofSeconds(1), 64 << 20);
        byte[] payload = new byte[50_000];
        try (Spool spool = Spool.open(root, 0, large)) {
            for (int i = 0; i < 70; i++) {
                payload[0] = (byte) i;
                spool.append(Datagram.udp(0, 0, 0, 0, 0, ByteBuffer.wrap(payload)));
            }
        }
        assertThat(segmentFiles()).hasSize(1);
        try (Spool spool = Spool.open(root, 0, large);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().problems()).isEmpty();
            assertThat(spool.endOffset()).isEqualTo(70);
            for (int i = 0; i < 70; i++) {
                Datagram datagram = Objects.requireNonNull(reader.next());
                assertThat(datagram.payload().get(0)).isEqualTo((byte) i);
            }
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aFrameInTheWrongPlaceIsDamage() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 3);
        }
        Path last = segmentFiles().get(0);
        byte[] bytes = Files.readAllBytes(last);
        byte[] first = Arrays.copyOfRange(bytes, HEADER, HEADER + FRAME);
        Files.write(last, first, StandardOpenOption.APPEND);
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().problems()).hasSize(1);
            assertThat(drain(reader)).isEqualTo(numbers(0, 3));
            assertThat(spool.endOffset()).isEqualTo(3);
        }
    }

    @Test
    void offsetsGoOnAfterAReopening() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Spool spool = open(0)) {
                assertThat(spool.endOffset()).isEqualTo(i);
                fill(spool, i, i + 1);
            }
        }
        assertThat(reopened(0)).isEqualTo(numbers(0, 5));
    }

    @Test
    void offsetsGoOnAtTheCommittedOneWhenThePowerCutTookTheSpool() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 3);
        }
        try (Spool spool = open(9)) {
            assertThat(spool.report()).isEqualTo(new SpoolReport(0, 0, 0, List.of()));
            assertThat(spool.endOffset()).isEqualTo(9);
            fill(spool, 9, 11);
        }
        assertThat(reopened(9)).isEqualTo(numbers(9, 11));
    }

    @Test
    void aTailCutAnywhereLosesOnlyTheDatagramThatWasBeingWritten() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 7);
        }
        Path last = segmentFiles().get(1);
        byte[] whole = Files.readAllBytes(last);
        assertThat(whole).hasSize(HEADER + 3 * FRAME);
        for (int length = 0; length < whole.length; length++) {
            Files.write(last, Arrays.copyOf(whole, length));
            int kept = 4 + Math.max(0, (length - HEADER) / FRAME);
            try (Spool spool = open(0);
                    SpoolReader reader = spool.read(0)) {
                assertThat(spool.report().lostDatagrams()).isZero();
                assertThat(spool.report().problems()).isEmpty();
                assertThat(drain(reader)).as("%d octets", length).isEqualTo(numbers(0, kept));
                fill(spool, 90, 91);
                assertThat(drain(reader)).containsExactly("90");
            }
            restore(last, whole);
        }
    }

    @Test
    void anyFlippedOctetInAnEarlierSegmentIsReportedAndTheNextSegmentsAreRead() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 12);
        }
        Path damaged = segmentFiles().get(1);
        byte[] whole = Files.readAllBytes(damaged);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(damaged, flipped);
            int good = Math.max(0, at - HEADER) / FRAME;
            try (Spool spool = open(0);
                    SpoolReader reader = spool.read(0)) {
                List<String> expected = new ArrayList<>(numbers(0, at < HEADER ? 4 : 4 + good));
                expected.addAll(numbers(8, 12));
                assertThat(drain(reader)).as("octet %d", at).isEqualTo(expected);
                assertThat(spool.report().lostDatagrams()).isEqualTo(12 - expected.size());
                assertThat(spool.report().problems()).hasSize(2);
                assertThat(spool.report().problems().get(0))
                        .startsWith("Damaged spool segment " + damaged + ", octet ");
            }
            assertThat(root.resolve("quarantine").resolve(damaged.getFileName()))
                    .hasBinaryContent(flipped);
            restore(damaged, whole);
        }
    }

    @Test
    void damageInTheMiddleOfTheLastSegmentIsNoTornTail() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 4);
        }
        Path last = segmentFiles().get(0);
        byte[] bytes = Files.readAllBytes(last);
        bytes[HEADER + FRAME + 57] ^= 1;
        Files.write(last, bytes);
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().problems()).hasSize(1);
            assertThat(spool.report().tornBytes()).isZero();
            assertThat(drain(reader)).isEqualTo(numbers(0, 1));
        }
        assertThat(root.resolve("quarantine").resolve(last.getFileName())).hasBinaryContent(bytes);
    }

    @Test
    void segmentsOfWhichThePowerCutLeftTheNameAreNoDamageAndTheOneBeforeThemMayBeTorn()
            throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 4);
        }
        Path first = segmentFiles().get(0);
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), HEADER + 2 * FRAME + 10));
        Files.createFile(root.resolve(SegmentFile.name(4)));
        Files.write(root.resolve(SegmentFile.name(8)), new byte[5]);
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().problems()).isEmpty();
            assertThat(spool.report().tornBytes()).isEqualTo(10 + 5);
            assertThat(drain(reader)).isEqualTo(numbers(0, 2));
            assertThat(spool.endOffset()).isEqualTo(2);
        }
    }

    @Test
    void aMissingSegmentIsReported() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 12);
        }
        Files.delete(segmentFiles().get(1));
        try (Spool spool = open(0);
                SpoolReader reader = spool.read(0)) {
            assertThat(spool.report().lostDatagrams()).isEqualTo(4);
            assertThat(spool.report().pendingDatagrams()).isEqualTo(8);
            assertThat(spool.report().problems())
                    .containsExactly(
                            "Spool " + root + ": datagrams 4 to 7 are missing; they are lost");
            assertThat(drain(reader)).hasSize(8);
        }
    }

    @Test
    void damageWhileReadingIsAnErrorThatNamesThePlace() throws Exception {
        try (Spool spool = open(0)) {
            fill(spool, 0, 2);
            Path file = segmentFiles().get(0);
            byte[] bytes = Files.readAllBytes(file);
            bytes[HEADER + FRAME + 56] ^= 1;
            Files.write(file, bytes);
            try (SpoolReader reader = spool.read(0)) {
                assertThat(text(reader.next())).isEqualTo("00");
                assertThatThrownBy(reader::next)
                        .isInstanceOf(CorruptFileException.class)
                        .hasMessageContaining(file + ", octet 78:")
                        .hasMessageContaining("datagram 1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void everyPolicyKeepsWhatWasFlushedWithoutAClose(FsyncPolicy policy) throws Exception {
        SpoolOptions options = new SpoolOptions(policy, Duration.ofMillis(1), 20 + 4 * 58);
        try (Spool abandoned = Spool.open(root, 0, options)) {
            fill(abandoned, 0, 9);
            List<Path> files = segmentFiles();
            Path copy = Files.createDirectory(root.resolve("copy"));
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            try (Spool spool = Spool.open(copy, 0, options);
                    SpoolReader reader = spool.read(0)) {
                assertThat(drain(reader)).isEqualTo(numbers(0, 9));
            }
        }
    }

    private Spool open(long committed) throws IOException {
        return Spool.open(
                root,
                committed,
                new SpoolOptions(FsyncPolicy.OS, Duration.ofSeconds(1), HEADER + 4 * FRAME));
    }

    private List<String> reopened(long committed) throws IOException {
        try (Spool spool = open(committed);
                SpoolReader reader = spool.read(committed)) {
            return drain(reader);
        }
    }

    private void restore(Path file, byte[] whole) throws IOException {
        for (Path each : segmentFiles()) {
            if (each.compareTo(file) > 0 && Files.size(each) == HEADER + FRAME) {
                Files.delete(each);
            }
        }
        Files.write(file, whole);
    }

    private static void fill(Spool spool, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            append(spool, i);
            spool.flush();
        }
    }

    private static void append(Spool spool, int number) throws IOException {
        spool.append(Datagram.udp(0, 0, 0, 0, 0, bytes(String.format("%02d", number))));
    }

    private static List<String> drain(SpoolReader reader) throws IOException {
        List<String> texts = new ArrayList<>();
        Datagram datagram = reader.next();
        while (datagram != null) {
            texts.add(text(datagram));
            datagram = reader.next();
        }
        return texts;
    }

    private static String text(@Nullable Datagram datagram) {
        return datagram == null
                ? "none"
                : StandardCharsets.US_ASCII.decode(datagram.payload().duplicate()).toString();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> String.format("%02d", i)).toList();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Path> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(f -> f.toString().endsWith(".spool")).sorted().toList();
        }
    }
}
