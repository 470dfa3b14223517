package io.weir.collector.wire;

/** Makes decoders that know every supported protocol. */
public final class DatagramDecoders {
    private DatagramDecoders() {}

    /** A decoder of every supported protocol that labels its rows with {@code labeler}. */
    public static DatagramDecoder labeledBy(FlowLabeler labeler) {
        return new VersionDecoder(labeler);
    }
}
