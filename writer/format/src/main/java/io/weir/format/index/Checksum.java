package io.weir.format.index;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC32C (Castagnoli), as iSCSI has it: RFC 3720, 12.1. */
final class Checksum {
    private Checksum() {}

    static int crc32c(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** Eight hexadecimal digits. */
    static String text(int checksum) {
        return HexFormat.of().toHexDigits(checksum);
    }
}
