package io.weir.collector.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream that knows its place. Not thread-safe. */
final class CaptureInput {
    private final InputStream in;
    private long position;

    CaptureInput(InputStream in) {
        this.in = in;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** Reads {@code length} bytes to {@code target} from {@code offset}; fewer only at the end. */
    int read(byte[] target, int offset, int length) throws IOException {
        int got = in.readNBytes(target, offset, length);
        position += got;
        return got;
    }

    /** Passes over {@code length} bytes; fewer only at the end. */
    long skip(long length) throws IOException {
        byte[] scratch = new byte[(int) Math.min(length, 8192)];
        long left = length;
        while (left > 0) {
            int got = read(scratch, 0, (int) Math.min(left, scratch.length));
            if (got == 0) {
                break;
            }
            left -= got;
        }
        return length - left;
    }
}
