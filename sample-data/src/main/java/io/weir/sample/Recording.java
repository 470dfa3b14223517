package io.weir.sample;

import io.weir.collector.capture.DatagramReader;
import io.weir.collector.wire.Datagram;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The recorded NetFlow v5 datagrams of the office, with their clocks set to now.
 *
 * <p>A v5 header has the export time as seconds and nanoseconds at octets 8 and 12; flow times are
 * relative to it, so that moving the seconds moves everything (Cisco NetFlow v5, header).
 */
final class Recording {
    private static final String RESOURCE = "recordings/office-public-v5.pcap";
    private static final int COUNT_AT = 2;
    private static final int SECONDS_AT = 8;

    private final List<byte[]> datagrams;
    private final int flows;

    private Recording(List<byte[]> datagrams, int flows) {
        this.datagrams = datagrams;
        this.flows = flows;
    }

    /** The datagrams in order; the last one was exported now. */
    static Recording endingAt(Instant now) throws IOException {
        List<byte[]> datagrams = read();
        long last = 0;
        int flows = 0;
        for (byte[] datagram : datagrams) {
            last =
                    Math.max(
                            last,
                            Integer.toUnsignedLong(ByteBuffer.wrap(datagram).getInt(SECONDS_AT)));
            flows += ByteBuffer.wrap(datagram).getShort(COUNT_AT);
        }
        long shift = now.getEpochSecond() - last;
        for (byte[] datagram : datagrams) {
            ByteBuffer header = ByteBuffer.wrap(datagram);
            header.putInt(SECONDS_AT, (int) (header.getInt(SECONDS_AT) + shift));
        }
        return new Recording(datagrams, flows);
    }

    List<byte[]> datagrams() {
        return datagrams;
    }

    /** Flows that the headers announce. */
    int flows() {
        return flows;
    }

    private static List<byte[]> read() throws IOException {
        List<byte[]> datagrams = new ArrayList<>();
        try (InputStream stream = Recording.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IOException(RESOURCE + " is missing from the demo's jar; build it again");
            }
            DatagramReader reader = DatagramReader.open(new BufferedInputStream(stream), 0);
            for (Datagram datagram = reader.next(); datagram != null; datagram = reader.next()) {
                byte[] payload = new byte[datagram.payload().remaining()];
                datagram.payload().duplicate().get(payload);
                datagrams.add(payload);
            }
        }
        return datagrams;
    }
}
