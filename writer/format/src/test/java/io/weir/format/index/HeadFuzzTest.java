package io.weir.format.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.format.CorruptFileException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads and lists of imports whose checksums are right, whatever else they hold. */
class HeadFuzzTest {
    private static final Path NAME = Path.of("_head");

    static Stream<byte[]> texts() {
        return Stream.of(
                        """
                        weir-head 2
                        generation 18
                        epoch 3
                        spool 184467
                        imports 12 210 0a0b0c0d
                        decoder none
                        day 2026-11-22 17 4312 9f8e7d6c
                        day 2026-11-22 18 77 0000000a
                        day 2026-11-23 16 99 00000001
                        """,
                        """
                        weir-imports 1
                        0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 3 x.pcap
                        """)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "10m")
    void aFileIsRefusedOrSaysExactlyThis(byte[] lines) {
        byte[] content = sealed(lines);
        try {
            assertThat(Head.decode(NAME, content).encode()).isEqualTo(content);
        } catch (CorruptFileException refused) {
            assertThat(refused).hasMessageContaining("_head");
        }
        try {
            ImportList list = ImportList.decode(NAME, content);
            byte[] again = list.encode();
            assertThat(ImportList.decode(NAME, again).encode()).isEqualTo(again);
        } catch (CorruptFileException refused) {
            assertThat(refused).hasMessageContaining("_head");
        }
    }

    private static byte[] sealed(byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(lines);
        int crc = Checksum.crc32c(lines, 0, lines.length);
        String trailer = String.format(Locale.ROOT, "crc32c %08x\n", crc);
        out.writeBytes(trailer.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
