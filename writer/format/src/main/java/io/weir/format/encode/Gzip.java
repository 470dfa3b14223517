package io.weir.format.encode;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * GZIP members (RFC 1952) of numbers: by Huffman codes alone, with matches, or stored, whichever a
 * sample says. Stored data are copied when they are read; nothing that hardly shrinks costs its
 * readers more than that. Not thread-safe; to be closed.
 */
public final class Gzip implements AutoCloseable {
    private static final int SAMPLE_BYTES = 4 << 10;

    /** What must be left at most, of 256 octets, to be worth the reading. */
    private static final int WORTH_IT = 248;

    /** Magic, deflate, no flags, no time, no hint, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final Deflater huffman = deflater(Deflater.BEST_SPEED, Deflater.HUFFMAN_ONLY);
    private final Deflater matches = deflater(Deflater.BEST_SPEED, Deflater.DEFAULT_STRATEGY);
    private final Deflater stored = deflater(Deflater.NO_COMPRESSION, Deflater.DEFAULT_STRATEGY);
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[16 << 10];

    private static Deflater deflater(int level, int strategy) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        return deflater;
    }

    /** Appends the compressed form of {@code source} from 0 to {@code length}. */
    public void compress(byte[] source, int length, ByteSink out) {
        out.put(HEADER, 0, HEADER.length);
        deflate(choose(source, length), source, length, out);
        crc.reset();
        crc.update(source, 0, length);
        out.putInt((int) crc.getValue());
        out.putInt(length);
    }

    private Deflater choose(byte[] source, int length) {
        int sample = Math.min(length, SAMPLE_BYTES);
        int byHuffman = count(huffman, source, length, sample);
        int byMatches = count(matches, source, length, sample);
        if ((long) Math.min(byHuffman, byMatches) << 8 > (long) sample * WORTH_IT) {
            return stored;
        }
        return byHuffman <= byMatches ? huffman : matches;
    }

    /** Octets of a sample from the middle. */
    private int count(Deflater deflater, byte[] source, int length, int sample) {
        deflater.reset();
        deflater.setInput(source, (length - sample) / 2, sample);
        deflater.finish();
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(chunk);
        }
        return size;
    }

    private void deflate(Deflater deflater, byte[] source, int length, ByteSink out) {
        deflater.reset();
        deflater.setInput(source, 0, length);
        deflater.finish();
        while (!deflater.finished()) {
            out.put(chunk, 0, deflater.deflate(chunk));
        }
    }

    @Override
    public void close() {
        huffman.end();
        matches.end();
        stored.end();
    }
}
