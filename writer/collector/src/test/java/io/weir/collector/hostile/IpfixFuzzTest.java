package io.weir.collector.hostile;

import static io.weir.collector.hostile.DatagramSequence.RESTART;
import static io.weir.collector.hostile.DatagramSequence.STREAM;
import static io.weir.collector.hostile.DatagramSequence.STREAM_END;
import static io.weir.collector.hostile.DatagramSequence.TEN_SECONDS_LATER;
import static io.weir.collector.hostile.DatagramSequence.seed;
import static io.weir.collector.hostile.DatagramSequence.seeds;
import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.ExportBytes.u64;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of IPFIX, over UDP and over streams. */
class IpfixFuzzTest {
    private static final byte[] FLOWS =
            template(256, "8:4 12:4 10:4 152:8 153:8 1:4 2:2 7:2 11:2 4:1 29305/1:4 313:v 371:v");
    private static final byte[] RECORD =
            join(
                    hex("0a000001 c6336402 00000001"),
                    u64(1_795_352_399_000L),
                    u64(1_795_352_400_000L),
                    hex("00000064 0002 c000 0050 06 00000033"),
                    hex("02 4500 ff 0003 616e6e"));
    private static final byte[] LIST = template(257, "8:4 293:v 292:v");
    private static final byte[] LIST_RECORD =
            hex("0a000001 09 03 0100 0008 0001 00000001 06 03 0007 0002 0050");

    static Stream<byte[]> messages() {
        byte[] names = optionsTemplate(300, "10:4", "82:v");
        byte[] rates = optionsTemplate(301, "149:4", "305:4 306:4");
        byte[] name = join(u32(1), hex("04"), text("eth1"));
        return Stream.of(
                seeds(
                        seed(0, ipfix(0, 0, set(2, FLOWS, LIST), set(256, RECORD, RECORD))),
                        seed(RESTART, ipfix(2, 0, set(257, LIST_RECORD), set(256, RECORD))),
                        seed(0, ipfix(4, 0, set(2, template(256, "12:4")), set(256, u32(5))))),
                seeds(
                        seed(0, ipfix(7, 5, set(256, RECORD), set(2, FLOWS), set(257, RECORD))),
                        seed(1, ipfix(8, 5, set(257, LIST_RECORD))),
                        seed(TEN_SECONDS_LATER, ipfix(9, 5, set(2, LIST))),
                        seed(RESTART, ipfix(9, 5, set(258, u32(9)), set(2, template(258, "8:4"))))),
                seeds(
                        seed(STREAM, ipfix(0, 0, set(2, FLOWS), set(3, names, rates))),
                        seed(STREAM, ipfix(0, 0, set(300, name), set(301, new byte[12]))),
                        seed(STREAM | RESTART, ipfix(2, 0, set(256, RECORD))),
                        seed(STREAM, ipfix(3, 0, set(2, hex("0100 0000")), set(256, RECORD))),
                        seed(STREAM_END, new byte[0]),
                        seed(STREAM, ipfix(0, 0, set(2, FLOWS), set(256, RECORD)))));
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "10m")
    void whateverComesIsAccountedFor(byte[] input) {
        CheckedDecoding.check(input, Mending.IPFIX);
    }
}
