package io.weir.collector.wire.sequence;

import org.jspecify.annotations.Nullable;

/**
 * Which stream a datagram belongs to. One instance is filled anew for each look-up, so that a
 * look-up allocates nothing; those in the map are copies and stay as they are.
 */
final class StreamKey {
    private ExportProtocol protocol = ExportProtocol.NETFLOW_V5;
    private long high;
    private long low;
    private int sourcePort;
    private int localPort;
    private long session;
    private long domain;
    private int hash;

    StreamKey set(
            ExportProtocol protocol,
            long high,
            long low,
            int sourcePort,
            int localPort,
            long session,
            long domain) {
        this.protocol = protocol;
        this.high = high;
        this.low = low;
        // RFC 3954, 5.1: a NetFlow v9 stream is told by address and source id alone.
        this.sourcePort = protocol == ExportProtocol.NETFLOW_V9 ? 0 : sourcePort;
        this.localPort = localPort;
        this.session = session;
        this.domain = domain;
        long mixed = protocol.exportVersion();
        mixed = mix(mixed, high);
        mixed = mix(mixed, low);
        mixed = mix(mixed, (long) this.sourcePort << 16 | localPort);
        mixed = mix(mixed, session);
        mixed = mix(mixed, domain);
        hash = (int) (mixed >>> 32);
        return this;
    }

    private static long mix(long before, long value) {
        long product = (before ^ value) * 0x9e37_79b9_7f4a_7c15L;
        return product ^ product >>> 29;
    }

    StreamKey copy() {
        return new StreamKey().set(protocol, high, low, sourcePort, localPort, session, domain);
    }

    ExportProtocol protocol() {
        return protocol;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int sourcePort() {
        return sourcePort;
    }

    int localPort() {
        return localPort;
    }

    long session() {
        return session;
    }

    long domain() {
        return domain;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamKey key
                && hash == key.hash
                && low == key.low
                && high == key.high
                && domain == key.domain
                && sourcePort == key.sourcePort
                && localPort == key.localPort
                && session == key.session
                && protocol == key.protocol;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
