package io.weir.collector.hostile;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.optionsTemplate9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.text;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.RowText;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A million forged senders, domains and templates. */
class FloodTest {
    private static final int FORGED = 1_000_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_ROWS = 1_000;
    private static final long START = 1_795_352_401_000L;
    private static final int IPFIX_EXPORTER = 0xc000_0201;
    private static final int V9_EXPORTER = 0xc000_0202;
    private static final int ONE_SENDER = 0xc633_6401;

    private static final byte[] FLOWS = template(256, "10:4 8:4 1:4");
    private static final byte[] NAMES = optionsTemplate9(300, "2:4", "82:4");
    private static final byte[] TEMPLATE_AND_DATA =
            ipfix(
                    0,
                    0,
                    set(2, FLOWS, template(257, "12:4 7:2 11:2 4:1 1:8 2:8")),
                    set(256, u32(1), u32(2), u32(3)));
    private static final byte[] DATA_THAT_WAITS = netFlow9(0, 0, set(256, new byte[400]));
    private static final byte[] NEW_TEMPLATE =
            ipfix(0, 0, set(2, template(256, "8:4 12:4 1:8 2:8 7:2 11:2")));
    private static final byte[] V5 =
            hex("0005 0001 000186a0 6b02b350 00000000 00000000 0000 0000" + "00".repeat(48));

    private final DatagramDecoder decoder = CheckedDecoding.decoder();
    private final FlowBatch rows = new FlowBatch(64);
    private long now = START;

    @Test
    void staysUnderSixtyFourMebibytesAndLeavesKnownExportersAlone() {
        teach();
        long before = usedBytes();
        for (int i = 0; i < FORGED; i++) {
            forge(i);
            now += i % 50 == 0 ? 1 : 0;
            if (i % 100_000 == 50_000) {
                checkIpfix(2 + i / 100_000, i);
            }
        }
        assertThat(usedBytes() - before).isLessThan(MOST_BYTES);
        assertThat(decoder.state()).hasSizeLessThan((int) MOST_BYTES / 2);
        checkIpfix(12, FORGED);
        checkQuiet();
        for (ExportProtocol protocol : ExportProtocol.values()) {
            assertThat(decoder.streams().totals(protocol).difference()).isZero();
        }
        assertThat(decoder.streams().streams())
                .filteredOn(stream -> stream.account().addressLow() == mapped(IPFIX_EXPORTER))
                .singleElement()
                .satisfies(stream -> assertThat(stream.counts().lost()).isZero())
                .satisfies(stream -> assertThat(stream.counts().decoded()).isEqualTo(13));
    }

    /** Two exporters, which prove themselves by data over ten seconds. */
    private void teach() {
        byte[] eth1 = set(300, u32(7), text("eth1"));
        byte[] record = set(256, u32(7), u32(0x0a000001), u32(100));
        decode(IPFIX_EXPORTER, 4000, ipfix(0, 5, set(2, FLOWS), record));
        decode(V9_EXPORTER, 4000, netFlow9(0, 5, set(0, FLOWS), set(1, NAMES), eth1, record));
        now += 11_000;
        decode(IPFIX_EXPORTER, 4000, ipfix(1, 5, record));
        decode(V9_EXPORTER, 4000, netFlow9(1, 5, record));
        assertThat(rows.rows()).isEqualTo(4);
    }

    private void checkIpfix(int sequence, int bytes) {
        byte[] record = set(256, u32(7), u32(0x0a000001), u32(bytes));
        assertThat(decode(IPFIX_EXPORTER, 4000, ipfix(sequence, 5, record)))
                .isEqualTo(new Decoded(1));
        assertThat(RowText.of(rows, rows.rows() - 1))
                .contains(
                        entry("in_if", "7"),
                        entry("src_addr", "10.0.0.1"),
                        entry("bytes", Integer.toString(bytes)));
    }

    /** The exporter that was not heard of during the flood. */
    private void checkQuiet() {
        byte[] record = set(256, u32(7), u32(0x0a000001), u32(9));
        assertThat(decode(V9_EXPORTER, 4000, netFlow9(2, 5, record))).isEqualTo(new Decoded(1));
        assertThat(RowText.of(rows, rows.rows() - 1))
                .contains(entry("in_if_name", "eth1"), entry("bytes", "9"));
    }

    private void forge(int i) {
        int address = 0x0b00_0000 + i;
        switch (i & 3) {
            case 0 -> decode(address, i & 0xffff, TEMPLATE_AND_DATA);
            case 1 -> decode(address, 4000, DATA_THAT_WAITS);
            case 2 -> {
                ByteBuffer.wrap(NEW_TEMPLATE).putInt(12, i).putShort(20, (short) (256 + i % 1000));
                decode(ONE_SENDER, 4000, NEW_TEMPLATE);
            }
            default -> decode(address, i & 0xffff, V5);
        }
    }

    private Object decode(int address, int port, byte[] message) {
        if (rows.rows() > MOST_ROWS) {
            rows.truncate(0);
        }
        return decoder.decode(
                Datagram.udp(now, 0, mapped(address), port, 4739, ByteBuffer.wrap(message)), rows);
    }

    private static long mapped(int address) {
        return 0xffff_0000_0000L | Integer.toUnsignedLong(address);
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
