package io.weir.collector.wire;

import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.ExporterStream;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.nio.ByteBuffer;

/**
 * NetFlow version 5, Cisco's fixed format for IPv4. Not thread-safe: one owner.
 *
 * <pre>
 * header, 24 octets                        record, 48 octets, 1 to 30 of them
 *  0  version = 5      2  count             0  source          4  destination    8  next hop
 *  4  sysUptime, ms    8  Unix seconds     12  in ifIndex     14  out ifIndex
 * 12  nanoseconds     16  flow sequence    16  packets        20  octets
 * 20  engine type     21  engine id        24  first, uptime  28  last, uptime
 * 22  sampling: 2 bits mode, 14 interval   32  source port    34  destination port
 *                                          36  pad            37  TCP flags
 *                                          38  protocol       39  type of service
 *                                          40  source AS      42  destination AS
 *                                          44  source mask    45  destination mask  46  pad
 * </pre>
 *
 * <p>Absolute times are the header's, less the difference of uptimes ({@link UptimeClock}). For
 * ICMP the destination port is type x 256 + code; where it is 0 and the source port is not, the
 * source port is code x 256 + type, as some Cisco devices send it.
 */
public final class NetFlow5Decoder {
    /** Octets in the header. */
    static final int HEADER_BYTES = 24;

    /** Octets in a record. */
    static final int RECORD_BYTES = 48;

    /** The most records that a datagram may have. */
    static final int MAX_RECORDS = 30;

    static final int VERSION = 5;

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int ICMPV6 = 58;

    private final FlowLabeler labeler;
    private final StreamLedger streams;
    private final ExporterPolicies policies;
    private ExporterPolicy policy = ExporterPolicy.DEFAULT;

    /** A decoder that labels its rows with {@code labeler} and accounts for them. */
    public NetFlow5Decoder(FlowLabeler labeler, StreamLedger streams, ExporterPolicies policies) {
        this.labeler = labeler;
        this.streams = streams;
        this.policies = policies;
    }

    /** Appends the datagram's flows to {@code out} and says what became of it. */
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        ByteBuffer payload = datagram.payload();
        int start = payload.position();
        int length = payload.remaining();
        if (length < HEADER_BYTES) {
            return new DecodeResult.Malformed(
                    "NetFlow v5 datagram of " + length + " octets, expected 24 or more");
        }
        int version = unsigned16(payload, start);
        if (version != VERSION) {
            return new DecodeResult.Unsupported(version);
        }
        ExporterStream stream = stream(datagram, start);
        if (!begin(stream, datagram, start)) {
            return DecodeResult.Duplicate.DUPLICATE;
        }
        int count = unsigned16(payload, start + 2);
        if (count == 0 || count > MAX_RECORDS) {
            stream.endUncountable(0, 0, 1, MAX_RECORDS, 0);
            return new DecodeResult.Malformed(
                    "NetFlow v5 record count " + count + ", expected 1 to 30");
        }
        int expected = HEADER_BYTES + count * RECORD_BYTES;
        if (length != expected) {
            stream.endMalformed(count);
            return new DecodeResult.Malformed(
                    "NetFlow v5 datagram of "
                            + length
                            + " octets, expected "
                            + expected
                            + " for "
                            + count
                            + " records");
        }
        policy = policies.of(datagram.sourceHigh(), datagram.sourceLow());
        for (int i = 0; i < count; i++) {
            decodeRecord(datagram, start, start + HEADER_BYTES + i * RECORD_BYTES, out);
        }
        stream.end(count, 0, count);
        return new DecodeResult.Decoded(count);
    }

    private ExporterStream stream(Datagram datagram, int header) {
        return streams.stream(
                ExportProtocol.NETFLOW_V5,
                datagram.sourceHigh(),
                datagram.sourceLow(),
                datagram.sourcePort(),
                datagram.localPort(),
                datagram.session(),
                unsigned16(datagram.payload(), header + 20));
    }

    private static boolean begin(ExporterStream stream, Datagram datagram, int header) {
        ByteBuffer in = datagram.payload();
        return stream.begin(
                datagram.receivedMillis(),
                exportMillis(in, header),
                in.getInt(header + 16),
                unsigned32(in, header + 4),
                in);
    }

    private static long exportMillis(ByteBuffer in, int header) {
        return unsigned32(in, header + 8) * 1000 + unsigned32(in, header + 12) / 1_000_000;
    }

    private void decodeRecord(Datagram datagram, int header, int record, FlowBatch out) {
        ByteBuffer in = datagram.payload();
        int row = out.add();
        decodeExporter(datagram, header, row, out);
        decodeTimes(datagram, header, record, row, out);
        decodeCounters(in, header, record, row, out);
        decodeTransport(in, record, row, out);
        out.setIpv4(FlowColumn.SRC_ADDR, row, in.getInt(record));
        out.setIpv4(FlowColumn.DST_ADDR, row, in.getInt(record + 4));
        out.setIpv4(FlowColumn.NEXT_HOP, row, in.getInt(record + 8));
        out.setLong(FlowColumn.IP_VERSION, row, 4);
        out.setLong(FlowColumn.IN_IF, row, unsigned16(in, record + 12));
        out.setLong(FlowColumn.OUT_IF, row, unsigned16(in, record + 14));
        out.setLong(FlowColumn.TOS, row, unsigned8(in, record + 39));
        out.setLong(FlowColumn.SRC_AS, row, unsigned16(in, record + 40));
        out.setLong(FlowColumn.DST_AS, row, unsigned16(in, record + 42));
        out.setLong(FlowColumn.SRC_MASK, row, unsigned8(in, record + 44));
        out.setLong(FlowColumn.DST_MASK, row, unsigned8(in, record + 45));
        labeler.label(out, row, datagram.localPort());
    }

    private static void decodeExporter(Datagram datagram, int header, int row, FlowBatch out) {
        ByteBuffer in = datagram.payload();
        out.setAddress(FlowColumn.EXPORTER_ADDR, row, datagram.sourceHigh(), datagram.sourceLow());
        out.setLong(FlowColumn.OBSERVATION_DOMAIN_ID, row, unsigned16(in, header + 20));
        out.setLong(FlowColumn.EXPORT_VERSION, row, VERSION);
        out.setLong(FlowColumn.EXPORT_SEQUENCE, row, unsigned32(in, header + 16));
    }

    private void decodeTimes(Datagram datagram, int header, int record, int row, FlowBatch out) {
        ByteBuffer in = datagram.payload();
        long exportMillis = exportMillis(in, header);
        int uptime = in.getInt(header + 4);
        int first = in.getInt(record + 24);
        int last = in.getInt(record + 28);
        long endMillis = exportMillis - UptimeClock.elapsedMillis(last, uptime);
        long startMillis = endMillis - UptimeClock.elapsedMillis(first, last);
        long shift =
                policy.clock() == ExporterPolicy.Clock.RECEIVED
                        ? datagram.receivedMillis() - exportMillis
                        : 0;
        boolean repaired = UptimeClock.wrapped(last, uptime) || UptimeClock.wrapped(first, last);
        out.setLong(FlowColumn.EXPORT_TIME, row, exportMillis);
        FlowTimes.set(
                out,
                row,
                datagram.receivedMillis(),
                startMillis + shift,
                endMillis + shift,
                repaired ? FlowTimes.WRAP_REPAIRED : FlowTimes.AS_EXPORTED);
    }

    private void decodeCounters(ByteBuffer in, int header, int record, int row, FlowBatch out) {
        long packets = unsigned32(in, record + 16);
        long bytes = unsigned32(in, record + 20);
        long exported = unsigned16(in, header + 22) & 0x3fff;
        boolean configured =
                policy.samplingRate() > 0 && (policy.samplingForced() || exported == 0);
        long rate = configured ? policy.samplingRate() : exported;
        out.setLong(FlowColumn.PACKETS, row, packets * Math.max(1, rate));
        out.setLong(FlowColumn.BYTES, row, bytes * Math.max(1, rate));
        if (rate > 0) {
            out.setLong(FlowColumn.SAMPLING_RATE, row, rate);
            out.setText(FlowColumn.SAMPLING_SOURCE, row, configured ? "config" : "header");
        }
        if (rate > 1) {
            out.setLong(FlowColumn.PACKETS_RAW, row, packets);
            out.setLong(FlowColumn.BYTES_RAW, row, bytes);
        }
    }

    private static void decodeTransport(ByteBuffer in, int record, int row, FlowBatch out) {
        int protocol = unsigned8(in, record + 38);
        int sourcePort = unsigned16(in, record + 32);
        int destinationPort = unsigned16(in, record + 34);
        out.setLong(FlowColumn.PROTOCOL, row, protocol);
        if (protocol == ICMP || protocol == ICMPV6) {
            int typeAndCode =
                    destinationPort == 0
                            ? (sourcePort & 0xff) << 8 | sourcePort >> 8
                            : destinationPort;
            out.setLong(FlowColumn.ICMP_TYPE, row, typeAndCode >> 8);
            out.setLong(FlowColumn.ICMP_CODE, row, typeAndCode & 0xff);
            sourcePort = 0;
            destinationPort = 0;
        }
        out.setLong(FlowColumn.SRC_PORT, row, sourcePort);
        out.setLong(FlowColumn.DST_PORT, row, destinationPort);
        if (protocol == TCP) {
            out.setLong(FlowColumn.TCP_FLAGS, row, unsigned8(in, record + 37));
        }
    }

    private static int unsigned8(ByteBuffer in, int at) {
        return in.get(at) & 0xff;
    }

    private static int unsigned16(ByteBuffer in, int at) {
        return in.getShort(at) & 0xffff;
    }

    private static long unsigned32(ByteBuffer in, int at) {
        return in.getInt(at) & 0xffff_ffffL;
    }
}
