package io.weir.collector.wire;

/** What became of a datagram. */
public sealed interface DecodeResult {
    /**
     * Decoded whole.
     *
     * @param flows rows that it gave
     */
    record Decoded(int flows) implements DecodeResult {}

    /** It came before, octet by octet, and gave its flows then. */
    record Duplicate() implements DecodeResult {
        /** The only one. */
        public static final Duplicate DUPLICATE = new Duplicate();
    }

    /**
     * Refused whole: no row was kept.
     *
     * @param reason what, expected and got
     */
    record Malformed(String reason) implements DecodeResult {}

    /**
     * Not a protocol that this build decodes.
     *
     * @param version the version number in its first bytes
     */
    record Unsupported(int version) implements DecodeResult {}
}
