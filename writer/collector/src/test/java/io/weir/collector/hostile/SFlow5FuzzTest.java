package io.weir.collector.hostile;

import static io.weir.collector.hostile.DatagramSequence.RESTART;
import static io.weir.collector.hostile.DatagramSequence.seed;
import static io.weir.collector.hostile.DatagramSequence.seeds;
import static io.weir.collector.wire.sflow.SFlowBytes.FRAME;
import static io.weir.collector.wire.sflow.SFlowBytes.bytes;
import static io.weir.collector.wire.sflow.SFlowBytes.datagram;
import static io.weir.collector.wire.sflow.SFlowBytes.flowSample;
import static io.weir.collector.wire.sflow.SFlowBytes.int32;
import static io.weir.collector.wire.sflow.SFlowBytes.rawHeader;
import static io.weir.collector.wire.sflow.SFlowBytes.structure;
import static io.weir.collector.wire.sflow.SFlowBytes.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams of sFlow v5, with the packets that they sample. */
class SFlow5FuzzTest {
    private static final String TAGGED =
            "0a0b0c0d0e0f 020000000001 88a8 0064 8100 00c8 8847 000191ff"
                    + "60000000 0010 00 40 20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002 3a 00 0502 0000 0100 8000 0000 deadbeef";
    private static final String INTERFACE =
            "00000004 00000006 00000002540be400 00000001 00000001"
                    + "0000000100000000 00000001 00000002 00000003 00000004 00000005 ffffffff"
                    + "0000000200000000 00000006 00000007 ffffffff 00000008 00000009 00000002";

    static Stream<byte[]> datagrams() {
        String counters = "00000001 00000004 00000001" + structure(1, INTERFACE);
        String gateway =
                structure(
                        1003,
                        "00000001 c00002fe 0000fde8 00000000 0000fde9 00000001 00000002 00000002"
                                + "0000fdea 0000fdeb 00000001 00000007 00000064");
        String sent = datagram(flowSample(rawHeader(FRAME), gateway), structure(2, counters));
        return Stream.of(
                seeds(
                        seed(0, bytes(sent)),
                        seed(
                                RESTART,
                                bytes(sent.replace("00000007 000186a0", "00000008 000186a4"))),
                        seed(0, bytes(datagram(flowSample(rawHeader(TAGGED)))))),
                seeds(
                        seed(
                                0,
                                bytes(
                                        datagram(
                                                structure(5, "00000000"),
                                                flowSample(
                                                        structure(
                                                                1001,
                                                                "00000064 00000001 000000c8 00000002"),
                                                        structure(
                                                                1002,
                                                                "00000001 c00002fe 00000018 00000020"),
                                                        structure(
                                                                1004,
                                                                text("ann")
                                                                        + int32(3)
                                                                        + text("bob")),
                                                        structure(
                                                                1006,
                                                                "00000000 00000001 00019100")))))));
    }

    @MethodSource("datagrams")
    @FuzzTest(maxDuration = "10m")
    void whateverComesIsAccountedFor(byte[] input) {
        CheckedDecoding.check(input, Mending.SFLOW_V5);
    }
}
