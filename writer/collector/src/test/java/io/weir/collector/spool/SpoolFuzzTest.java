package io.weir.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.collector.wire.Datagram;
import io.weir.format.config.FsyncPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A spool whose files hold anything.
 *
 * <pre>
 * input: committed offset, u8; first offset of the second segment, u8;
 *        octets of the first segment, u16; what is mended, u8; both segments
 * mended: bits 0 and 1 the headers of the segments, bits 2 and 3 the checksums of their frames
 * </pre>
 */
class SpoolFuzzTest {
    private static final int HEAD = 5;
    private static final SpoolOptions OPTIONS =
            new SpoolOptions(FsyncPolicy.OS, Duration.ofSeconds(1), 1 << 20);

    @TempDir Path root;

    static Stream<byte[]> spools() {
        byte[] four = segment(0, 4);
        byte[] torn = Arrays.copyOf(segment(4, 2), 130);
        byte[] wrong = four.clone();
        wrong[100] ^= 1;
        return Stream.of(
                input(0, 4, 15, four, torn),
                input(2, 4, 15, four, torn),
                input(0, 6, 3, wrong, segment(6, 1)),
                input(9, 4, 0, four, new byte[0]));
    }

    private static byte[] input(int committed, int second, int mended, byte[] first, byte[] rest) {
        ByteBuffer input = ByteBuffer.allocate(HEAD + first.length + rest.length);
        input.put((byte) committed).put((byte) second);
        input.putShort((short) first.length).put((byte) mended);
        return input.put(first).put(rest).array();
    }

    private static byte[] segment(int firstOffset, int datagrams) {
        ByteBuffer out = ByteBuffer.allocate(20 + 58 * datagrams);
        out.put(SegmentFile.header(firstOffset));
        for (int i = firstOffset; i < firstOffset + datagrams; i++) {
            SpoolFrame.put(out, i, datagram(i));
        }
        return out.array();
    }

    private static Datagram datagram(int i) {
        return Datagram.udp(i, 0, 1, 2, 2055, ByteBuffer.wrap(new byte[] {(byte) i, 7}));
    }

    @MethodSource("spools")
    @FuzzTest(maxDuration = "10m")
    void whatIsWholeIsReadAndWhatIsLostIsCounted(byte[] input) throws IOException {
        if (input.length < HEAD) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(input);
        int committed = in.get() & 0xff;
        int second = Math.max(1, in.get() & 0xff);
        int firstLength = Math.min(in.getShort() & 0xffff, input.length - HEAD);
        int mended = in.get();
        empty();
        write(0, mended, Arrays.copyOfRange(input, HEAD, HEAD + firstLength));
        write(second, mended >> 1, Arrays.copyOfRange(input, HEAD + firstLength, input.length));

        List<Datagram> read;
        try (Spool spool = Spool.open(root, committed, OPTIONS);
                SpoolReader reader = spool.read(committed)) {
            SpoolReport report = spool.report();
            read = readAll(reader);
            assertThat(report.pendingDatagrams()).isEqualTo(read.size());
            assertThat(report.lostDatagrams()).isNotNegative();
            assertThat(report.tornBytes()).isBetween(0L, (long) input.length);
            assertThat(spool.endOffset())
                    .isEqualTo(committed + report.lostDatagrams() + read.size());
            assertThat(spool.backlogBytes()).isGreaterThanOrEqualTo(0);
            spool.append(datagram(7));
            spool.flush();
            Datagram last = reader.next();
            assertThat(last).isEqualTo(datagram(7));
            read.add(datagram(7));
        }
        assertThat(SpoolCheck.of(root).problems()).isEmpty();
        try (Spool spool = Spool.open(root, committed, OPTIONS);
                SpoolReader reader = spool.read(committed)) {
            assertThat(spool.report().tornBytes()).isZero();
            assertThat(readAll(reader)).isEqualTo(read);
        }
    }

    private void write(int firstOffset, int mended, byte[] segment) throws IOException {
        if ((mended & 1) != 0 && segment.length >= SegmentFile.HEADER_BYTES) {
            SegmentFile.header(firstOffset).get(segment, 0, SegmentFile.HEADER_BYTES);
        }
        if ((mended & 4) != 0) {
            mendFrames(ByteBuffer.wrap(segment));
        }
        Files.write(root.resolve(SegmentFile.name(firstOffset)), segment);
    }

    private static void mendFrames(ByteBuffer segment) {
        int at = SegmentFile.HEADER_BYTES;
        while (segment.limit() - at >= SpoolFrame.HEADER_BYTES) {
            int bytes = SpoolFrame.frameBytes(segment, at);
            if (bytes < 0 || bytes > segment.limit() - at) {
                return;
            }
            CRC32C crc = new CRC32C();
            crc.update(segment.slice(at + 4, bytes - 4));
            segment.putInt(at, (int) crc.getValue());
            at += bytes;
        }
    }

    private static List<Datagram> readAll(SpoolReader reader) throws IOException {
        List<Datagram> all = new ArrayList<>();
        for (Datagram next = reader.next(); next != null; next = reader.next()) {
            byte[] payload = new byte[next.payload().remaining()];
            next.payload().get(payload);
            all.add(
                    new Datagram(
                            next.receivedMillis(),
                            next.transport(),
                            next.session(),
                            next.sourceHigh(),
                            next.sourceLow(),
                            next.sourcePort(),
                            next.localPort(),
                            ByteBuffer.wrap(payload)));
        }
        return all;
    }

    private void empty() throws IOException {
        for (Path folder : List.of(root.resolve("quarantine"), root)) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
