package io.weir.format.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.PageCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DecompressorTest {
    private static final byte[] PLAIN =
            "flows in, flows out, flows in, flows out, flows everywhere"
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void gzipOfTheJdkComesBack() throws Exception {
        assertThat(decompress(PageCodec.GZIP, gzip(PLAIN), PLAIN.length)).isEqualTo(PLAIN);
    }

    @Test
    void gzipOfThreeMembersIsOnePage() throws Exception {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOfRange(PLAIN, 0, 10)));
        members.write(gzip(new byte[0]));
        members.write(gzip(Arrays.copyOfRange(PLAIN, 10, PLAIN.length)));
        assertThat(decompress(PageCodec.GZIP, members.toByteArray(), PLAIN.length))
                .isEqualTo(PLAIN);
    }

    @Test
    void gzipOfTheGzipProgramWithAFileNameComesBack() throws Exception {
        // printf 'weir' > w && gzip -9 w
        String hex = "1f8b0808252b036b020377002b4fcd2c02000c8e849304000000";
        byte[] out = decompress(PageCodec.GZIP, HexFormat.of().parseHex(hex), 4);
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("weir");
    }

    @Test
    void everyDamagedBitOfAGzipPageIsFoundOrHarmless() throws Exception {
        byte[] page = gzip(PLAIN);
        int refused = 0;
        for (int bit = 0; bit < page.length * 8; bit++) {
            byte[] damaged = page.clone();
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            try {
                assertThat(decompress(PageCodec.GZIP, damaged, PLAIN.length)).isEqualTo(PLAIN);
            } catch (DamagedDataException e) {
                refused++;
            }
        }
        // Modification time, extra flags and system (6 bytes) and the text flag change nothing.
        assertThat(page.length * 8 - refused).isBetween(49, 60);
    }

    @Test
    void anotherSizeThanThePageHeaderSaysIsRefused() throws Exception {
        byte[] page = gzip(PLAIN);
        assertThatThrownBy(() -> decompress(PageCodec.GZIP, page, PLAIN.length + 1))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected 59 bytes after decompression (GZIP), got 58");
        assertThatThrownBy(() -> decompress(PageCodec.GZIP, page, PLAIN.length - 1))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected 57 bytes of deflate data, got more");
        assertThatThrownBy(() -> decompress(PageCodec.UNCOMPRESSED, PLAIN, 10))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("expected 10 bytes after decompression (UNCOMPRESSED), got 58");
    }

    @Test
    void everyTruncationOfAGzipPageIsRefused() throws Exception {
        byte[] page = gzip(PLAIN);
        for (int length = 0; length < page.length; length++) {
            byte[] cut = Arrays.copyOf(page, length);
            assertThatThrownBy(() -> decompress(PageCodec.GZIP, cut, PLAIN.length))
                    .isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void lz4LiteralsAndMatchesAreDecoded() throws Exception {
        // 3 literals, then 9 bytes from 3 back (overlapping), then 5 literals to end.
        byte[] block = HexFormat.of().parseHex("35" + "616263" + "0300" + "50" + "7675777879");
        byte[] out = decompress(PageCodec.LZ4_RAW, block, 17);
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("abcabcabcabcvuwxy");
    }

    @Test
    void aBlockOfTheLz4ProgramComesBack() throws Exception {
        // lz4 -9, the one block of its frame.
        String hex = "a2666c6f777320696e2c200a005f6f75742c20150008a065766572797768657265";
        assertThat(lz4(hex, PLAIN.length)).isEqualTo(PLAIN);
    }

    @Test
    void lz4LengthsGoOnPastFifteen() throws Exception {
        // 1 literal, a match of 15 + 255 + 6 + 4 = 280 bytes from 1 back, no last literals.
        byte[] block = HexFormat.of().parseHex("1f" + "61" + "0100" + "ff06" + "00");
        byte[] out = decompress(PageCodec.LZ4_RAW, block, 281);
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("a".repeat(281));
    }

    @Test
    void lz4OffsetsAndLengthsOutsideTheBlockAreRefused() {
        assertThatThrownBy(() -> lz4("15" + "61" + "0200" + "00", 10))
                .hasMessage("LZ4 match: expected an offset from 1 to 1, got 2");
        assertThatThrownBy(() -> lz4("15" + "61" + "0000" + "00", 10))
                .hasMessage("LZ4 match: expected an offset from 1 to 1, got 0");
        assertThatThrownBy(() -> lz4("15" + "61" + "0100" + "00", 9))
                .hasMessage("LZ4 sequence: room for 8 more bytes, got 9");
        assertThatThrownBy(() -> lz4("50" + "61", 10)).hasMessage("expected 5 more bytes, got 1");
        assertThatThrownBy(() -> lz4("f0" + "ffffff", 10))
                .hasMessage("the data end in the middle of a value");
    }

    @Test
    void randomLz4BlocksAreRefusedOrFillTheirSize() {
        Random random = new Random(4);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] block = new byte[random.nextInt(40)];
            random.nextBytes(block);
            try {
                decompress(PageCodec.LZ4_RAW, block, 64);
            } catch (DamagedDataException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(19_000);
    }

    private static byte[] lz4(String hex, int size) throws DamagedDataException {
        return decompress(PageCodec.LZ4_RAW, HexFormat.of().parseHex(hex), size);
    }

    private static byte[] decompress(PageCodec codec, byte[] page, int size)
            throws DamagedDataException {
        byte[] source = new byte[page.length + 6];
        System.arraycopy(page, 0, source, 3, page.length);
        byte[] out = new byte[size];
        try (Decompressor decompressor = new Decompressor()) {
            decompressor.decompress(codec, source, 3, page.length, out, size);
        }
        return out;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
