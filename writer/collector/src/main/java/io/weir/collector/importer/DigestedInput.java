package io.weir.collector.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream that counts and digests what is read; to be buffered by its reader. One owner. */
final class DigestedInput extends FilterInputStream {
    private final MessageDigest digest;
    private long position;

    DigestedInput(InputStream in) {
        super(in);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** Reads the rest; the SHA-256 of all, 64 hexadecimal digits. */
    String sha256OfAll() throws IOException {
        byte[] rest = new byte[1 << 16];
        int got;
        do {
            got = read(rest, 0, rest.length);
        } while (got >= 0);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = in.read(target, offset, length);
        if (got > 0) {
            digest.update(target, offset, got);
            position += got;
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(count, 1 << 16)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
