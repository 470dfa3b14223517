package io.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Sends numbered NetFlow v5 flows of one hour after another, eight minutes a datagram, every tenth
 * flow two hours late, and judges what a reader sees. For any thread.
 */
final class HourlyFlows implements AutoCloseable {
    static final int FLOWS = 20;

    private static final Instant BEGIN = Instant.parse("2026-01-05T21:00:00Z");
    private static final int SECONDS_A_DATAGRAM = 480;
    private static final int UPTIME = 100_000_000;
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int LATE_MILLIS = 2 * HOUR_MILLIS;
    private static final int EVERY_TENTH = 10;

    /** A flow that a reader sees, and when it began. */
    record Flow(int number, long startMillis) {}

    /**
     * How far a reader is.
     *
     * @param firstHour the first hour that it sees, in hours since 1970
     * @param end one more than the last flow
     */
    record Progress(long firstHour, int end) {
        static final Progress NONE = new Progress(Long.MIN_VALUE, 0);
    }

    private final DatagramSocket socket = new DatagramSocket();
    private int next;
    private int roundStart;

    /** Flows that a killed collector may have received or not: from, to, from, to. */
    private int[] unsure = {};

    HourlyFlows() throws IOException {}

    /** The time of the next datagram. */
    synchronized Instant now() {
        return BEGIN.plusSeconds((long) next / FLOWS * SECONDS_A_DATAGRAM);
    }

    /** Hours that passed. */
    synchronized int hours() {
        return next / FLOWS * SECONDS_A_DATAGRAM * 1000 / HOUR_MILLIS;
    }

    /** Datagrams since the last round. */
    synchronized int sentDatagrams() {
        return (next - roundStart) / FLOWS;
    }

    /** Sends the next datagram. */
    synchronized void send(InetSocketAddress target) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(24 + 48 * FLOWS);
        out.putShort((short) 5).putShort((short) FLOWS).putInt(UPTIME);
        out.putInt((int) now().getEpochSecond()).putInt(0).putInt(next).putInt(0);
        for (int n = next; n < next + FLOWS; n++) {
            int start = n % EVERY_TENTH == 0 ? UPTIME - LATE_MILLIS : UPTIME;
            out.putInt(n).putInt(0x0a000001).putInt(0).putInt(0);
            out.putInt(n + 1).putInt(n).putInt(start).putInt(UPTIME);
            out.putInt(0x0400_0035).putInt(17).putLong(0);
        }
        next += FLOWS;
        socket.send(new DatagramPacket(out.array(), out.position(), target));
    }

    /** The collector was killed after it had said that it has so many datagrams of this round. */
    synchronized void killedAfter(long datagrams) {
        int from = roundStart + (int) datagrams * FLOWS;
        unsure = Arrays.copyOf(unsure, unsure.length + 2);
        unsure[unsure.length - 2] = from;
        unsure[unsure.length - 1] = next;
        roundStart = next;
    }

    /**
     * Every flow up to the last that a reader sees is there once, except whole hours at the
     * beginning and what was never received; and it sees no less than before.
     *
     * @param seen by number; twice if it is there twice
     */
    synchronized Progress judge(List<Flow> seen, Progress before) {
        if (seen.isEmpty()) {
            assertThat(before).as("what an earlier query saw").isEqualTo(Progress.NONE);
            return before;
        }
        int end = seen.get(seen.size() - 1).number() + 1;
        long firstHour =
                seen.stream().mapToLong(Flow::startMillis).min().orElseThrow() / HOUR_MILLIS;
        assertThat(end).as("flows").isBetween(before.end(), next);
        assertThat(end % FLOWS).as("flows of a datagram in part").isZero();
        assertThat(firstHour).as("the first hour").isGreaterThanOrEqualTo(before.firstHour());
        int at = 0;
        for (int number = 0; number < end; number++) {
            if (at < seen.size() && seen.get(at).number() == number) {
                assertThat(seen.get(at++).startMillis()).isEqualTo(start(number));
            } else if (start(number) / HOUR_MILLIS >= firstHour && !isUnsure(number)) {
                throw new AssertionError("Flow " + number + " of " + end + " is missing");
            }
        }
        assertThat(at).as("flows once").isEqualTo(seen.size());
        return new Progress(firstHour, end);
    }

    /** Nothing that was received is missing, and no hour went before its time. */
    synchronized void judgeEnd(Progress end, int keptHours) {
        int received = roundStart;
        while (received > 0 && isUnsure(received - 1)) {
            received--;
        }
        assertThat(end.end()).as("flows").isGreaterThanOrEqualTo(received);
        assertThat(end.firstHour())
                .as("the first hour")
                .isLessThanOrEqualTo(
                        Math.max(
                                start(0) / HOUR_MILLIS,
                                now().toEpochMilli() / HOUR_MILLIS - keptHours));
    }

    private static long start(int number) {
        long sent = BEGIN.toEpochMilli() + number / FLOWS * (SECONDS_A_DATAGRAM * 1000L);
        return number % EVERY_TENTH == 0 ? sent - LATE_MILLIS : sent;
    }

    private boolean isUnsure(int number) {
        for (int i = 0; i < unsure.length; i += 2) {
            if (number >= unsure[i] && number < unsure[i + 1]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        socket.close();
    }
}
