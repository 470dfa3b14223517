package io.weir.bench.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NetFlow5EncoderTest {
    private static final long NOW = 1_795_600_000_250L;

    @Test
    void aRecordIsEncodedAsCiscoLaidItOut() {
        NetFlow5Encoder encoder = new NetFlow5Encoder(NOW);
        ByteBuffer out = ByteBuffer.allocate(encoder.maxBytes());

        encoder.begin(out, 3, NOW);
        encoder.add(out, flow());
        encoder.end(out);

        assertThat(hex(out.flip()))
                .isEqualTo(
                        "00050001"
                                + "3b9aca00" // up for 1,000,000,000 ms
                                + "6b06ae80"
                                + "0ee6b280" // 250 ms in nanoseconds
                                + "00000000"
                                + "00030000"
                                + "0a200001"
                                + "c0000221"
                                + "c6336402"
                                + "00640002"
                                + "00000007"
                                + "00000400"
                                + "3b9ac24a" // 1,000 ms old and 974 ms long
                                + "3b9ac618"
                                + "c35001bb"
                                + "001b0628"
                                + "fbf00001"
                                + "18100000");
    }

    @Test
    void aStampMovesEveryTimeAndNumbersTheDatagram() {
        NetFlow5Encoder encoder = new NetFlow5Encoder(NOW);
        ByteBuffer out = ByteBuffer.allocate(encoder.maxBytes());
        encoder.begin(out, 0, NOW);
        encoder.add(out, flow());
        encoder.end(out);
        out.flip();

        encoder.stamp(out, NOW + 2_000, 60);

        assertThat(out.getInt(4)).isEqualTo(1_000_002_000);
        assertThat(out.getInt(8)).isEqualTo(1_795_600_002);
        assertThat(out.getInt(16)).isEqualTo(60);
        assertThat(out.getInt(24 + 24)).isEqualTo(1_000_000_026);
        assertThat(out.getInt(24 + 28)).isEqualTo(1_000_001_000);
    }

    private static MixFlow flow() {
        MixFlow flow = new MixFlow();
        flow.srcLow = 0x0a20_0001L;
        flow.dstLow = 0xc000_0221L;
        flow.nextHop = 0xc633_6402;
        flow.inIf = 100;
        flow.outIf = 2;
        flow.packets = 7;
        flow.bytes = 1_024;
        flow.durationMillis = 974;
        flow.ageMillis = 1_000;
        flow.srcPort = 50_000;
        flow.dstPort = 443;
        flow.flags = 0x1b;
        flow.protocol = 6;
        flow.tos = 0x28;
        flow.srcAs = 64_496;
        flow.dstAs = 1;
        flow.srcMask = 24;
        flow.dstMask = 16;
        return flow;
    }

    private static String hex(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            text.append(String.format("%02x", bytes.get()));
        }
        return text.toString();
    }
}
