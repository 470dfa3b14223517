package io.weir.collector.capture;

import io.weir.collector.capture.UdpDissector.Outcome;
import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The UDP datagrams of a pcap or pcapng capture, in file order, in bounded memory. Not thread-safe.
 *
 * <p>A capture that is cut or damaged gives what is whole before that place; {@link #damage} then
 * says where and why it ended.
 */
public final class DatagramReader {
    /** What {@link #open} understands, for messages. */
    public static final String UNDERSTOOD = "pcap and pcapng captures";

    private static final int MAX_UNKNOWN_LINKS = 256;

    /** 2000-01-01T00:00:00Z. Before it, a packet's time is that of a clock that was never set. */
    private static final long EARLIEST_MILLIS = 946_684_800_000L;

    private final PacketSource source;
    private final long timelessMillis;
    private final Fragments fragments = new Fragments();
    private final UdpDissector dissector = new UdpDissector(fragments);
    private final Packet packet = new Packet();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Integer, Long> unknownLinks = new TreeMap<>();
    private long packets;
    private long timeless;

    private DatagramReader(PacketSource source, long timelessMillis) {
        this.source = source;
        this.timelessMillis = timelessMillis;
    }

    /** Whether a file that begins with these bytes is a capture. */
    public static boolean recognizes(byte[] firstBytes) {
        if (firstBytes.length < 4) {
            return false;
        }
        int magic = ByteBuffer.wrap(firstBytes).getInt();
        return magic == PcapNgReader.SECTION
                || isPcap(magic)
                || isPcap(Integer.reverseBytes(magic));
    }

    /**
     * Reads the file's header.
     *
     * @param in the capture from its first byte, buffered; the caller closes it
     * @param timelessMillis the time of packets that have none: pcapng's simple packets, and those
     *     from before 2000
     * @throws CaptureException if the file's own header is damaged, not whole or of another format
     */
    public static DatagramReader open(InputStream in, long timelessMillis) throws IOException {
        CaptureInput input = new CaptureInput(in);
        byte[] first = new byte[4];
        int got = input.read(first, 0, 4);
        if (got < 4 || !recognizes(first)) {
            throw new CaptureException(
                    "expected a pcap or pcapng magic number in the first 4 bytes, got "
                            + java.util.HexFormat.of().formatHex(first, 0, got));
        }
        int magic = ByteBuffer.wrap(first).getInt();
        if (magic == PcapNgReader.SECTION) {
            return new DatagramReader(new PcapNgReader(input), timelessMillis);
        }
        ByteOrder order = isPcap(magic) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int inOrder = isPcap(magic) ? magic : Integer.reverseBytes(magic);
        return new DatagramReader(new PcapReader(input, inOrder, order), timelessMillis);
    }

    /**
     * The next datagram, or null at the end. Its payload is overwritten by the next call.
     *
     * @throws IOException when the stream itself fails
     */
    public @Nullable Datagram next() throws IOException {
        while (source.next(packet)) {
            packets++;
            Outcome outcome = dissector.dissect(packet);
            outcomes.merge(outcome, 1L, Long::sum);
            if (outcome == Outcome.DATAGRAM) {
                return datagram();
            }
            if (outcome == Outcome.UNKNOWN_LINK
                    && (unknownLinks.size() < MAX_UNKNOWN_LINKS
                            || unknownLinks.containsKey(packet.linkType))) {
                unknownLinks.merge(packet.linkType, 1L, Long::sum);
            }
        }
        return null;
    }

    /** Number of the packet that the last datagram came in, from 1. */
    public long packetNumber() {
        return packets;
    }

    /**
     * After {@link #next} returned null: null if the capture is whole, else the place where it
     * ends, what was expected there and what was found.
     */
    public @Nullable String damage() {
        return source.damage();
    }

    /** What the packets read so far were. */
    public CaptureCounts counts() {
        return new CaptureCounts(
                packets,
                count(Outcome.DATAGRAM),
                count(Outcome.FRAGMENT),
                count(Outcome.OTHER),
                count(Outcome.CUT),
                count(Outcome.MALFORMED),
                Map.copyOf(unknownLinks),
                fragments.lost(),
                timeless);
    }

    private long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    private Datagram datagram() {
        ByteBuffer payload =
                ByteBuffer.wrap(dissector.data, dissector.payloadStart, dissector.payloadLength);
        boolean hasTime = packet.timeMillis >= EARLIEST_MILLIS;
        if (!hasTime) {
            timeless++;
        }
        return Datagram.udp(
                hasTime ? packet.timeMillis : timelessMillis,
                dissector.sourceHigh,
                dissector.sourceLow,
                dissector.sourcePort,
                dissector.destinationPort,
                payload.slice());
    }

    private static boolean isPcap(int magic) {
        return magic == PcapReader.MICROSECONDS
                || magic == PcapReader.NANOSECONDS
                || magic == PcapReader.MODIFIED;
    }
}
