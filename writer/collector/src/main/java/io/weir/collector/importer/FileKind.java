package io.weir.collector.importer;

/** What a file that is no capture looks like from its first bytes. */
enum FileKind {
    /** No zero bytes, or UTF-16 with its mark. */
    TEXT("a text", ""),
    /** RFC 1952. */
    GZIP("a gzip file", "unpack it first, for example: zcat FILE | weir import REPO -; "),
    /** Anything else. */
    BINARY("a binary file of a kind that is not understood", "");

    private final String description;
    private final String advice;

    FileKind(String description, String advice) {
        this.description = description;
        this.advice = advice;
    }

    static FileKind of(byte[] first) {
        if (startsWith(first, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (startsWith(first, 0xff, 0xfe) || startsWith(first, 0xfe, 0xff)) {
            return TEXT;
        }
        for (byte b : first) {
            if (b == 0) {
                return BINARY;
            }
        }
        return TEXT;
    }

    /** For messages: what it is. */
    String description() {
        return description;
    }

    /** For messages: what to do, or nothing. */
    String advice() {
        return advice;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
