package io.weir.collector.wire;

/** How a payload reached us; the order is that of the codes in the spool. */
public enum Transport {
    /** One UDP datagram. */
    UDP,
    /** One IPFIX message of a TCP or TLS connection. */
    STREAM,
    /** The end of a TCP or TLS connection; without a payload. */
    STREAM_END
}
