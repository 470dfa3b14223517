package io.weir.format.codec;

import io.weir.format.PageCodec;
import java.util.Locale;

/** Decompresses pages of one column at a time; reuses its state. Not thread-safe. */
public final class Decompressor implements AutoCloseable {
    private final GzipDecoder gzip = new GzipDecoder();
    private long pages;
    private long bytes;

    /** Pages decompressed so far. */
    public long pages() {
        return pages;
    }

    /** Bytes that came out so far. */
    public long bytes() {
        return bytes;
    }

    /**
     * Decompresses {@code length} bytes at {@code start} of {@code source} into the first {@code
     * size} bytes of {@code target}, which must come out as exactly that many.
     */
    public void decompress(
            PageCodec codec, byte[] source, int start, int length, byte[] target, int size)
            throws DamagedDataException {
        int got =
                switch (codec) {
                    case UNCOMPRESSED -> copy(source, start, length, target, size);
                    case GZIP -> gzip.decode(source, start, length, target, size);
                    case LZ4_RAW -> Lz4Decoder.decode(source, start, length, target, size);
                };
        pages++;
        bytes += got;
        if (got != size) {
            throw new DamagedDataException(
                    String.format(
                            Locale.ROOT,
                            "expected %d bytes after decompression (%s), got %d",
                            size,
                            codec,
                            got));
        }
    }

    private static int copy(byte[] source, int start, int length, byte[] target, int size) {
        System.arraycopy(source, start, target, 0, Math.min(length, size));
        return length;
    }

    @Override
    public void close() {
        gzip.close();
    }
}
