package io.weir.collector.capture;

import static io.weir.collector.capture.CaptureBytes.IPV4;
import static io.weir.collector.capture.CaptureBytes.IPV6;
import static io.weir.collector.capture.CaptureBytes.block;
import static io.weir.collector.capture.CaptureBytes.datagrams;
import static io.weir.collector.capture.CaptureBytes.hex;
import static io.weir.collector.capture.CaptureBytes.join;
import static io.weir.collector.capture.CaptureBytes.open;
import static io.weir.collector.capture.CaptureBytes.pcap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a damaged capture holds, it is read to an end and every packet is counted once. */
class DatagramReaderFuzzTest {
    private static final int ROUNDS = 5_000;

    private static final String FRAGMENT =
            "4500 001c 00aa 2000 4011 0000 c0000201 c6336402 1234 0807 0018 0000";
    private static final String TAGGED = "020000000002 020000000001 8100 0064 0800" + IPV4;
    private static final String EXTENDED =
            "60000000 0014 00 40 20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002 11 00 0502 0000 0100"
                    + "1234 0807 000c 0000 deadbeef";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedPcapIsSurvived(long seed) throws Exception {
        byte[] raw = pcap(101, hex(IPV4), hex(IPV6), hex(FRAGMENT), hex(EXTENDED), hex(IPV4));
        damage(raw, seed);
        damage(pcap(1, hex(TAGGED), hex(TAGGED)), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedPcapNgIsSurvived(long seed) throws Exception {
        ByteOrder order = ByteOrder.BIG_ENDIAN;
        String fixed = "00000000 000649e7 aa164640 00000020 00000020";
        damage(
                join(
                        block(order, 0x0a0d0d0a, hex("1a2b3c4d 00010000 ffffffffffffffff")),
                        block(order, 1, hex("0065 0000 00000000 0009 0001 09000000 0000 0000")),
                        block(order, 6, hex(fixed + IPV4)),
                        block(order, 3, hex("00000020" + IPV4)),
                        block(order, 2, hex("0000 0000" + fixed.substring(9) + IPV4))),
                seed);
    }

    private static void damage(byte[] whole, long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            read(damaged);
        }
    }

    private static void read(byte[] capture) throws IOException {
        DatagramReader reader;
        try {
            reader = open(capture);
        } catch (CaptureException refused) {
            return;
        }
        int found = datagrams(reader).size();
        CaptureCounts counts = reader.counts();
        long unknown = counts.unknownLinks().values().stream().mapToLong(n -> n).sum();
        assertThat(counts.datagrams()).isEqualTo(found);
        assertThat(
                        counts.datagrams()
                                + counts.fragments()
                                + counts.notUdp()
                                + counts.cut()
                                + counts.malformed()
                                + unknown)
                .isEqualTo(counts.packets());
    }
}
