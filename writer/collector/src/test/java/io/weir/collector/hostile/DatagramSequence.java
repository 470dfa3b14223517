package io.weir.collector.hostile;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fuzz input as datagrams. They are parted by a mark of four octets, so that an octet more or
 * less in one of them leaves the others as they are.
 *
 * <pre>
 * each datagram: how it comes, u8; what stays as it is, u8; payload
 *
 * how it comes                                  what stays as it is
 *  bits 0-1  one of four senders                 bit 0  the version
 *  bits 2-3  0, 1 UDP; 2 stream; 3 stream's end  bit 1  lengths
 *  bit  4    the collector starts anew before
 *  bits 5-7  time since the one before
 * </pre>
 */
final class DatagramSequence {
    /** How it comes: the collector starts anew before the datagram. */
    static final int RESTART = 1 << 4;

    /** How it comes: over a stream. */
    static final int STREAM = 2 << 2;

    /** How it comes: no datagram, the end of a stream. */
    static final int STREAM_END = 3 << 2;

    /** How it comes: ten seconds after the one before. */
    static final int TEN_SECONDS_LATER = 3 << 5;

    private static final byte[] MARK = {(byte) 0xf1, 'w', 'e', 'i'};
    private static final int MOST_DATAGRAMS = 48;
    private static final long START = 1_795_352_401_000L;
    private static final long[] STEPS = {0, 1, 1_000, 10_000, 300_000, 660_000, 1_860_000, -5_000};
    private static final int SAME_VERSION = 1;
    private static final int SAME_LENGTHS = 2;

    private DatagramSequence() {}

    /**
     * A datagram in its sequence.
     *
     * @param datagram as a decoder gets it
     * @param isAfterRestart whether the collector starts anew before it
     */
    record Step(Datagram datagram, boolean isAfterRestart) {}

    /** A datagram of an input. */
    static byte[] seed(int how, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(how);
        out.write(0);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The input of several datagrams. */
    static byte[] seeds(byte[]... datagrams) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < datagrams.length; i++) {
            out.writeBytes(i == 0 ? new byte[0] : MARK);
            out.writeBytes(datagrams[i]);
        }
        return out.toByteArray();
    }

    /** The datagrams of an input, most of them of one protocol. */
    static List<Step> of(byte[] input, Mending protocol) {
        List<Step> steps = new ArrayList<>();
        long now = START;
        int from = 0;
        while (from < input.length && steps.size() < MOST_DATAGRAMS) {
            int to = end(input, from);
            if (to - from >= 2) {
                int how = input[from] & 0xff;
                now += STEPS[how >> 5];
                byte[] payload = Arrays.copyOfRange(input, from + 2, to);
                Datagram datagram = datagram(how, now, mend(payload, input[from + 1], protocol));
                steps.add(new Step(datagram, (how & RESTART) != 0));
            }
            from = to + MARK.length;
        }
        return steps;
    }

    private static int end(byte[] input, int from) {
        for (int at = from; at + MARK.length <= input.length; at++) {
            if (Arrays.equals(input, at, at + MARK.length, MARK, 0, MARK.length)) {
                return at;
            }
        }
        return input.length;
    }

    private static byte[] mend(byte[] payload, int same, Mending protocol) {
        if ((same & SAME_VERSION) == 0) {
            protocol.version(payload);
        }
        return (same & SAME_LENGTHS) == 0 ? protocol.lengths(payload) : payload;
    }

    private static Datagram datagram(int how, long now, byte[] payload) {
        int sender = how & 3;
        boolean isStream = (how & STREAM) != 0;
        boolean isEnd = (how & STREAM_END) == STREAM_END;
        return new Datagram(
                now,
                isEnd ? Transport.STREAM_END : isStream ? Transport.STREAM : Transport.UDP,
                isStream ? 1L << 32 | sender : 0,
                0,
                0xffff_c000_0201L + (sender >> 1),
                40_000 + (sender & 1),
                2055,
                ByteBuffer.wrap(isEnd ? new byte[0] : payload));
    }
}
