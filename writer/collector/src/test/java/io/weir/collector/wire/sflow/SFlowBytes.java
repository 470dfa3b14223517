package io.weir.collector.wire.sflow;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hand-made datagrams, written in hexadecimal with spaces. Lengths are filled in. */
public final class SFlowBytes {
    /** Version 5, agent 192.0.2.1, sub-agent 3, sequence 7, up 100 s. */
    public static final String HEADER = "00000005 00000001 c0000201 00000003 00000007 000186a0";

    /** Sequence 9, source interface 4, rate 512, pool 1024, drops 2, from 4 to 5. */
    public static final String SAMPLE =
            "00000009 00000004 00000200 00000400 00000002 00000004 00000005";

    /** Ethernet, IPv4, 10.0.0.1:49152 to 192.0.2.7:443, 60 octets of IP, SYN and ACK. */
    public static final String FRAME =
            "0a0b0c0d0e0f 020000000001 0800 45b8003c 12344000 3f060000 0a000001 c0000207"
                    + "c00001bb 00000001 00000002 5012ffff 00000000";

    private SFlowBytes() {}

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A datagram with these samples. */
    public static String datagram(String... samples) {
        return HEADER + counted(samples);
    }

    /** A flow sample with these records. */
    public static String flowSample(String... records) {
        return structure(1, SAMPLE + counted(records));
    }

    /** The raw header of an Ethernet frame of 78 octets, of which 4 were stripped. */
    public static String rawHeader(String frame) {
        return rawHeader(1, 78, frame);
    }

    /** A raw header of any protocol. */
    public static String rawHeader(int protocol, int frameBytes, String packet) {
        return structure(1, int32(protocol) + int32(frameBytes) + int32(4) + opaque(packet));
    }

    /** A sample or record: format, length, content. */
    public static String structure(int format, String content) {
        return int32(format) + opaque(content);
    }

    /** Length, octets, padding to a multiple of four. */
    public static String opaque(String octets) {
        int length = bytes(octets).length;
        return int32(length) + octets + "00".repeat(-length & 3);
    }

    public static String text(String text) {
        return opaque(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static String int32(int value) {
        return HexFormat.of().toHexDigits(value);
    }

    private static String counted(String... all) {
        return int32(all.length) + String.join("", all);
    }
}
