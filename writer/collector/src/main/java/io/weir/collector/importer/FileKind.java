package io.weir.collector.importer;

/** What a file that is no capture looks like from its first bytes. */
enum FileKind {
    /** No zero bytes, or UTF-16 with its mark. */
    TEXT("a text"),
    /** Anything else. */
    BINARY("a binary file of a kind that is not understood");

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    static FileKind of(byte[] first) {
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

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
