package io.weir.format.index;

import io.weir.format.CorruptFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small text file whose last line is the checksum of the lines before it. */
final class CheckedLines {
    private static final Pattern TRAILER = Pattern.compile("crc32c ([0-9a-f]{8})\n");
    private static final int TRAILER_BYTES = "crc32c 01234567\n".length();

    private CheckedLines() {}

    /** Adds the checksum. */
    static byte[] seal(String lines) {
        byte[] body = lines.getBytes(StandardCharsets.UTF_8);
        String trailer = "crc32c " + Checksum.text(Checksum.crc32c(body, 0, body.length)) + "\n";
        return (lines + trailer).getBytes(StandardCharsets.UTF_8);
    }

    /** The lines before the checksum. */
    static List<String> open(Path file, byte[] content) throws CorruptFileException {
        int body = content.length - TRAILER_BYTES;
        if (body < 0) {
            throw corrupt(file, "length", "a checksum at the end", content.length + " bytes");
        }
        String trailer = new String(content, body, TRAILER_BYTES, StandardCharsets.US_ASCII);
        Matcher matcher = TRAILER.matcher(trailer);
        if (!matcher.matches()) {
            throw corrupt(file, "last line", "crc32c and eight digits", "something else");
        }
        String got = Checksum.text(Checksum.crc32c(content, 0, body));
        if (!got.equals(matcher.group(1))) {
            throw corrupt(file, "whole file", "CRC32C " + matcher.group(1), "CRC32C " + got);
        }
        String lines = new String(content, 0, body, StandardCharsets.UTF_8);
        return lines.lines().toList();
    }

    static CorruptFileException corrupt(Path file, String where, String expected, String got) {
        return new CorruptFileException(file, where, "expected " + expected + ", got " + got);
    }
}
