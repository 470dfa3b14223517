package io.weir.collector.hostile;

import static io.weir.collector.hostile.DatagramSequence.RESTART;
import static io.weir.collector.hostile.DatagramSequence.TEN_SECONDS_LATER;
import static io.weir.collector.hostile.DatagramSequence.seed;
import static io.weir.collector.hostile.DatagramSequence.seeds;
import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams of NetFlow v9. */
class NetFlow9FuzzTest {
    private static final byte[] FLOWS =
            template(256, "8:4 12:4 10:4 1:4 2:4 22:4 21:4 7:2 11:2 4:1 6:1 48:1");
    private static final byte[] RECORD =
            hex(
                    "0a000001 c6336402 00000001 00000064 00000002 00017700 00018300 c000 0050"
                            + " 06 1b 07");
    private static final byte[] SMALL = template(257, "8:4 225:4 230:1 61:1 70:3");
    private static final byte[] SMALL_RECORD = hex("0a000001 c0000207 01 00 000641");

    static Stream<byte[]> datagrams() {
        return Stream.of(
                seeds(
                        seed(0, netFlow9(0, 0, set(0, FLOWS, SMALL))),
                        seed(0, netFlow9(1, 0, set(256, RECORD, RECORD), set(257, SMALL_RECORD))),
                        seed(RESTART, netFlow9(2, 0, set(256, RECORD))),
                        seed(0, netFlow9(3, 0, set(0, template(256, "12:4")), set(256, u32(5))))),
                seeds(
                        seed(0, netFlow9(7, 5, set(256, RECORD), set(0, FLOWS), set(257, RECORD))),
                        seed(1, netFlow9(8, 5, set(257, SMALL_RECORD))),
                        seed(TEN_SECONDS_LATER, netFlow9(9, 5, set(0, SMALL))),
                        seed(RESTART, netFlow9(9, 5, set(257, SMALL_RECORD)))),
                seeds(
                        seed(
                                0,
                                netFlow9(
                                        1,
                                        0,
                                        set(1, optionsTemplate9(300, "1:4", "48:1 34:4 84:8")),
                                        set(1, optionsTemplate9(301, "2:4", "82:8")),
                                        set(0, FLOWS))),
                        seed(
                                0,
                                netFlow9(
                                        2,
                                        0,
                                        set(300, u32(1), hex("07 00000064"), text("cisco", 8)),
                                        set(301, u32(1), text("eth1", 8)),
                                        set(256, RECORD))),
                        seed(RESTART, netFlow9(3, 0, set(256, RECORD))),
                        seed(0, netFlow9(50, 1_800_000_000, 1, 0, set(256, RECORD)))));
    }

    @MethodSource("datagrams")
    @FuzzTest(maxDuration = "10m")
    void whateverComesIsAccountedFor(byte[] input) {
        CheckedDecoding.check(input, Mending.NETFLOW_V9);
    }
}
