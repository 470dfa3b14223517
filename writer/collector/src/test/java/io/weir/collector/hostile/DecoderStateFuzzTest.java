package io.weir.collector.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** A saved state of decoders whose checksum is right, whatever the rest holds. */
class DecoderStateFuzzTest {
    private static final byte[] MAGIC = {'W', 'E', 'I', 'R', 'D', 'S', 'T', '1'};
    private static final int HEADER = 12;

    /** What decoders have learned, without the header. */
    static Stream<byte[]> states() {
        return Stream.of(
                state(NetFlow9FuzzTest.datagrams(), Mending.NETFLOW_V9),
                state(IpfixFuzzTest.messages(), Mending.IPFIX),
                state(NetFlow5FuzzTest.datagrams(), Mending.NETFLOW_V5));
    }

    private static byte[] state(Stream<byte[]> inputs, Mending protocol) {
        DatagramDecoder decoder = CheckedDecoding.decoder();
        inputs.forEach(input -> decode(decoder, input, protocol));
        byte[] state = decoder.state();
        return Arrays.copyOfRange(state, HEADER, state.length);
    }

    private static void decode(DatagramDecoder decoder, byte[] input, Mending protocol) {
        FlowBatch rows = new FlowBatch(64);
        DatagramSequence.of(input, protocol).forEach(step -> decoder.decode(step.datagram(), rows));
    }

    @MethodSource("states")
    @FuzzTest(maxDuration = "10m")
    void itIsRefusedOrGivesADecoderThatWorks(byte[] content) {
        byte[] state = ByteBuffer.allocate(HEADER + content.length).put(MAGIC).array();
        System.arraycopy(content, 0, state, HEADER, content.length);
        CRC32C crc = new CRC32C();
        crc.update(content);
        ByteBuffer.wrap(state).putInt(MAGIC.length, (int) crc.getValue());
        DatagramDecoder decoder = CheckedDecoding.decoder();
        decode(decoder, NetFlow5FuzzTest.datagrams().findFirst().orElseThrow(), Mending.NETFLOW_V5);
        byte[] before = decoder.state();
        try {
            decoder.restore(state);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("decoder state, ");
            assertThat(decoder.state()).isEqualTo(before);
            return;
        }
        byte[] learned = decoder.state();
        DatagramDecoder second = CheckedDecoding.decoder();
        second.restore(learned);
        assertThat(second.state()).isEqualTo(learned);
        NetFlow9FuzzTest.datagrams().forEach(in -> decode(decoder, in, Mending.NETFLOW_V9));
        IpfixFuzzTest.messages().forEach(in -> decode(decoder, in, Mending.IPFIX));
        byte[] cut = Arrays.copyOf(learned, learned.length - 1);
        assertThatIllegalArgumentException().isThrownBy(() -> second.restore(cut));
    }
}
