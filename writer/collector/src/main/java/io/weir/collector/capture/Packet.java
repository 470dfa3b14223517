package io.weir.collector.capture;

/**
 * One packet of a capture, overwritten by the next. Not thread-safe.
 *
 * <p>{@code data[0, length)} is what the capture kept of a frame of {@code wireLength} bytes.
 */
final class Packet {
    /** A frame cannot be longer: the limit of libpcap (MAXIMUM_SNAPLEN). */
    static final int MAX_LENGTH = 256 * 1024;

    byte[] data = new byte[2048];
    int length;
    long wireLength;
    int linkType;

    /** Milliseconds since 1970; 0 where the capture says none. */
    long timeMillis;

    /** Makes room for {@code size} bytes; what was in {@code data} is lost. */
    void reserve(int size) {
        if (data.length < size) {
            data = new byte[Math.min(MAX_LENGTH, Math.max(size, data.length * 2))];
        }
        length = size;
    }

    /** Whether the capture kept only the beginning of the frame. */
    boolean isCut() {
        return length < wireLength;
    }
}
