package io.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpfixFileReaderTest {
    /** Exported 2026-02-03T09:00:00Z: template 256 with element 1 in 8 octets. */
    private static final String TEMPLATE =
            "000a001c 6981b910 00000000 00000007" + "0002000c 01000001 00010008";

    /** A second later: one record of it. */
    private static final String DATA =
            "000a001c 6981b911 00000000 00000007" + "0100000c 00000000000003e8";

    @Test
    void messagesFollowOneAnotherInOneSessionWithoutASender() throws Exception {
        IpfixFileReader reader = reader(TEMPLATE + DATA);
        Datagram first = Objects.requireNonNull(reader.next());
        assertThat(first.transport()).isEqualTo(Transport.STREAM);
        assertThat(first.receivedMillis()).isEqualTo(1_770_109_200_000L);
        assertThat(first.payload().remaining()).isEqualTo(28);
        Datagram second = Objects.requireNonNull(reader.next());
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.receivedMillis()).isEqualTo(1_770_109_201_000L);
        assertThat(reader.next()).isNull();
        assertThat(reader.damage()).isNull();
        assertThat(reader.messages()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000a001c 6981 | at byte 28: the file ends within its header",
                "000a001c 6981b911 00000000 00000007 0100 | at byte 28: it needs 28 bytes, 18 are there",
                "0009001c 6981b911 00000000 00000007 0100000c 0000000000000000 | at byte 28: expected version 10 and a length of 16 or more, got version 9 and length 28",
                "000a000f 6981b911 00000000 00000007 0100000c 0000000000000000 | at byte 28: expected version 10 and a length of 16 or more, got version 10 and length 15"
            })
    void whatFollowsDamageIsNotGuessed(String bad, String reason) throws Exception {
        IpfixFileReader reader = reader(TEMPLATE + bad);
        assertThat(reader.next()).isNotNull();
        assertThat(reader.next()).isNull();
        assertThat(reader.damage()).isEqualTo("IPFIX file ends in message 2 " + reason);
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {TEMPLATE, DATA})
    void aMessageThatBeginsWithASetIsRecognized(String file) {
        assertThat(IpfixFileReader.recognizes(bytes(file))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000a001c 6981b910 00000000 00000007",
                "0009001c 6981b910 00000000 00000007 0002000c 01000001 00010008",
                "000a001c 6981b910 00000000 00000007 0004000c 01000001 00010008",
                "000a001c 6981b910 00000000 00000007 0002000d 01000001 00010008",
                "000a001c 6981b910 00000000 00000007 00020003 01000001 00010008",
                "d4c3b2a1 02000400 00000000 00000000 ffff0000 65000000"
            })
    void otherFilesAreNotTakenForIpfix(String file) {
        assertThat(IpfixFileReader.recognizes(bytes(file))).isFalse();
    }

    private static IpfixFileReader reader(String digits) throws IOException {
        return new IpfixFileReader(new ByteArrayInputStream(bytes(digits)));
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
