package io.weir.collector.hostile;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.join;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.weir.collector.capture.IpfixFileReader;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.format.FlowBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of IPFIX messages. */
class IpfixFileFuzzTest {
    static Stream<byte[]> files() {
        byte[] first = ipfix(0, 1, set(2, template(256, "8:4 371:v")));
        byte[] second = ipfix(0, 1, set(256, hex("0a000001 03 616e6e")));
        return Stream.of(join(first, second, second), join(first, hex("000a 0fff 6b02b350")));
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "10m")
    void everyOctetIsInAMessageOrBehindTheDamage(byte[] file) throws IOException {
        IpfixFileReader reader = new IpfixFileReader(new ByteArrayInputStream(file));
        DatagramDecoder decoder = CheckedDecoding.decoder();
        FlowBatch rows = new FlowBatch(64);
        int octets = 0;
        int messages = 0;
        for (Datagram message = reader.next(); message != null; message = reader.next()) {
            octets += message.payload().remaining();
            messages++;
            int before = rows.rows();
            DecodeResult result = decoder.decode(message, rows);
            int said = result instanceof Decoded decoded ? decoded.flows() : 0;
            assertThat(rows.rows()).isEqualTo(before + said);
        }
        assertThat(reader.messages()).isEqualTo(messages);
        assertThat(rows.rows()).isLessThanOrEqualTo(octets);
        String damage = reader.damage();
        if (damage == null) {
            assertThat(octets).isEqualTo(file.length);
        } else {
            assertThat(octets).isLessThan(file.length);
            assertThat(damage).contains("message " + (messages + 1) + " at byte " + octets + ":");
        }
    }
}
