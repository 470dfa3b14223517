package io.weir.collector.spool;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Names and headers of segments. A segment is {@code <first offset, 20 digits>.spool}.
 *
 * <pre>
 *  0  "WEIRSPL2"    8  first offset, u64    16  CRC32C of these 16 octets, u32    20  frames
 * </pre>
 */
final class SegmentFile {
    /** Octets before the first frame. */
    static final int HEADER_BYTES = 20;

    private static final long MAGIC = 0x5745_4952_5350_4c32L;
    private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.spool");

    private SegmentFile() {}

    static String name(long firstOffset) {
        return String.format(Locale.ROOT, "%020d.spool", firstOffset);
    }

    /** The first offset that a file name tells; empty if the file is no segment. */
    static OptionalLong firstOffset(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? OptionalLong.of(Long.parseLong(name.group(1)))
                : OptionalLong.empty();
    }

    static ByteBuffer header(long firstOffset) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(firstOffset);
        return header.putInt(crc(header)).flip();
    }

    /** Whether {@code in} begins with the header of the segment that begins at this offset. */
    static boolean isHeader(ByteBuffer in, long firstOffset) {
        return in.limit() >= HEADER_BYTES
                && in.getLong(0) == MAGIC
                && in.getLong(8) == firstOffset
                && in.getInt(16) == crc(in);
    }

    private static int crc(ByteBuffer in) {
        CRC32C crc = new CRC32C();
        crc.update(in.slice(0, HEADER_BYTES - 4));
        return (int) crc.getValue();
    }
}
