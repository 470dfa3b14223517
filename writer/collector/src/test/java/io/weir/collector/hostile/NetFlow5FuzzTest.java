package io.weir.collector.hostile;

import static io.weir.collector.hostile.DatagramSequence.RESTART;
import static io.weir.collector.hostile.DatagramSequence.seed;
import static io.weir.collector.hostile.DatagramSequence.seeds;
import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams of NetFlow v5. */
class NetFlow5FuzzTest {
    private static final String TCP =
            "0a000001 c6336402 0a0000fe 00010002 00000005 00000190 00017700 00018300"
                    + "c0000050 00 1b 06 b8 fde8 fde9 18 10 0000";
    private static final String ICMP =
            "0a000001 c6336402 00000000 00010002 00000001 00000054 00018600 00010000"
                    + "00000800 00 00 01 00 0000 0000 18 10 0000";

    static Stream<byte[]> datagrams() {
        return Stream.of(
                seeds(seed(0, datagram(2, 0, TCP + ICMP))),
                seeds(
                        seed(0, datagram(1, 10, TCP)),
                        seed(0, datagram(1, 10, TCP)),
                        seed(RESTART, datagram(1, 40, TCP)),
                        seed(1, datagram(2, 11, ICMP + TCP))));
    }

    /** Uptime 100 s, engine 1/2, one of 100 packets. */
    private static byte[] datagram(int records, int sequence, String all) {
        return join(
                hex("0005 00"),
                new byte[] {(byte) records},
                hex("000186a0 6b02b350 00000000"),
                u32(sequence),
                hex("0102 4064" + all));
    }

    @MethodSource("datagrams")
    @FuzzTest(maxDuration = "10m")
    void whateverComesIsAccountedFor(byte[] input) {
        CheckedDecoding.check(input, Mending.NETFLOW_V5);
    }
}
