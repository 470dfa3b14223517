package io.weir.collector.wire.template;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;

/**
 * To whom templates belong. NetFlow v9: sender and source id (RFC 3954, 5.1), and our port, which
 * tells two exporters of one machine apart. IPFIX over UDP: sender, its port, our port, observation
 * domain (RFC 7011, 8.4). A stream: its number and the domain.
 *
 * @param version 9 or 10
 * @param stream number of the stream; 0 for datagrams
 * @param high high 64 bits of the sender's address; 0 for a stream
 * @param low low 64 bits
 * @param port the sender's port; 0 for NetFlow v9 and a stream
 * @param localPort our port; 0 for a stream
 * @param domain observation domain or source id, 32 bits
 */
public record SessionKey(
        int version, long stream, long high, long low, int port, int localPort, int domain) {

    /** The key of a NetFlow v9 message. */
    public static SessionKey netFlow9(Datagram datagram, int sourceId) {
        return new SessionKey(
                9,
                0,
                datagram.sourceHigh(),
                datagram.sourceLow(),
                0,
                datagram.localPort(),
                sourceId);
    }

    /** The key of an IPFIX message. */
    public static SessionKey ipfix(Datagram datagram, int domain) {
        return datagram.transport() == Transport.UDP
                ? new SessionKey(
                        10,
                        0,
                        datagram.sourceHigh(),
                        datagram.sourceLow(),
                        datagram.sourcePort(),
                        datagram.localPort(),
                        domain)
                : new SessionKey(10, datagram.session(), 0, 0, 0, 0, domain);
    }

    /** The same in domain 0, whose options are for all domains (RFC 7011, 3.1). */
    public SessionKey general() {
        return new SessionKey(version, stream, high, low, port, localPort, 0);
    }

    /** Whether it is of a stream. */
    public boolean isStream() {
        return stream != 0;
    }
}
