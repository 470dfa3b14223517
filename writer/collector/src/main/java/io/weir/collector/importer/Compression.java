package io.weir.collector.importer;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** How a file is packed, as its first bytes say. Names and endings do not matter. */
enum Compression {
    NONE,
    /** RFC 1952; several members behind one another are one file. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAGIC_BYTES = 4;

    /** The content of a file, unpacked. */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in.mark(MAGIC_BYTES);
            Compression compression = of(in.readNBytes(MAGIC_BYTES));
            in.reset();
            return compression.unpack(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    static Compression of(byte[] first) {
        if (startsWith(first, 0x1f, 0x8b)) {
            return GZIP;
        }
        return startsWith(first, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
    }

    private InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
            case ZSTD -> new ZstdStream(in);
        };
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        boolean same = bytes.length >= magic.length;
        for (int i = 0; same && i < magic.length; i++) {
            same = (bytes[i] & 0xff) == magic[i];
        }
        return same;
    }

    /** What is packed by zstd is not what it should be. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Exception cause) {
            super("zstd: " + cause.getMessage(), cause);
        }
    }

    /** Damage is an IOException here, as everywhere else. */
    private static final class ZstdStream extends FilterInputStream {
        ZstdStream(InputStream in) {
            super(new ZstdInputStream(in));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (MalformedInputException | IOException e) {
                throw new DamagedException(e);
            }
        }
    }
}
