package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static io.weir.collector.wire.ipfix.ExportBytes.u32;
import static io.weir.collector.wire.ipfix.NumberingExporter.MINUTE;
import static io.weir.collector.wire.ipfix.NumberingExporter.RECORD;
import static io.weir.collector.wire.ipfix.NumberingExporter.SOURCE;
import static io.weir.collector.wire.ipfix.TestDecoder.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.format.FlowColumn;
import org.junit.jupiter.api.Test;

/** Data sets that come before their template. */
class HeldSetsTest {
    private final NumberingExporter exporter = new NumberingExporter();
    private final TestDecoder decoder = exporter.decoder;

    @Test
    void dataBeforeTheirTemplateAreHeldThenDecodedInTheirOrderWithTheirOwnTimes() {
        decoder.at(RECEIVED);
        assertThat(decoder.decode(netFlow9(11, 0, set(256, RECORD)))).isEqualTo(new Decoded(0));
        decoder.at(RECEIVED + 1000);
        decoder.decode(netFlow9(12, 0, set(256, u32(0x0a000002), u32(0x0a000003))));
        decoder.at(RECEIVED + 5000);
        assertThat(decoder.decode(netFlow9(13, 0, set(0, SOURCE), set(256, u32(0x0a000004)))))
                .isEqualTo(new Decoded(4));
        assertThat(decoder.values(FlowColumn.SRC_ADDR))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        assertThat(decoder.values(FlowColumn.EXPORT_SEQUENCE)).containsExactly(11L, 12L, 12L, 13L);
        assertThat(decoder.values(FlowColumn.RECEIVED_TIME))
                .containsExactly(RECEIVED, RECEIVED + 1000, RECEIVED + 1000, RECEIVED + 5000);
        assertThat(decoder.count(Count.SETS_DECODED_LATE)).isEqualTo(2);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isZero();
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(3);
    }

    @Test
    void heldSetsAreGivenUpByAgeAndByOctets() {
        exporter.ipfix(set(256, RECORD));
        decoder.at(RECEIVED + 10 * MINUTE + 1);
        exporter.ipfix(set(256, u32(0x0a000002)));
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            exporter.ipfix(set(257, new byte[1000]));
        }
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isGreaterThan(45);
        assertThat(exporter.ipfix(set(2, SOURCE))).isEqualTo(new Decoded(0));
    }

    @Test
    void heldSetsOfVariableLengthThatDoNotFitTheirTemplateGiveNothing() {
        exporter.ipfix(set(256, hex("05 4142")));
        assertThat(exporter.ipfix(set(2, template(256, "371:v")))).isEqualTo(new Decoded(0));
        assertThat(decoder.count(Count.SETS_UNDECODABLE)).isEqualTo(1);
    }

    @Test
    void setsThatWereDecodedLateMakeRoomForOthers() {
        for (int id = 256; id < 356; id++) {
            exporter.ipfix(set(id, new byte[4000]));
            assertThat(exporter.ipfix(set(2, template(id, "8:4")))).isEqualTo(new Decoded(1000));
        }
        assertThat(decoder.count(Count.SETS_GIVEN_UP)).isZero();
    }

    @Test
    void dataBehindAWithdrawalWaitForTheNextTemplate() {
        byte[] user = template(256, "8:4 371:v");
        decoder.stream(7);
        for (byte[] withdrawal : new byte[][] {hex("0100 0000"), hex("0002 0000")}) {
            exporter.ipfix(set(2, user), set(256, RECORD, hex("01 61")));
            int before = decoder.rows.rows();
            exporter.ipfix(set(2, withdrawal), set(256, RECORD, hex("0b000001")));
            assertThat(decoder.rows.rows()).isEqualTo(before);
            assertThat(exporter.ipfix(set(2, SOURCE))).isEqualTo(new Decoded(2));
            exporter.assertAddresses("11.0.0.1", null);
        }
    }

    @Test
    void dataBeforeTheirTemplateInOneMessageAreDecodedAndNeitherLostNorUndecodable() {
        assertThat(exporter.netFlow9(set(256, RECORD), set(0, SOURCE))).isEqualTo(new Decoded(1));
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(1);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isZero();
        decoder.decode(ipfix(0, 0, set(256, RECORD, RECORD), set(2, SOURCE)));
        decoder.decode(ipfix(2, 0, set(256, RECORD)));
        assertThat(decoder.account(ExportProtocol.IPFIX).announced()).isEqualTo(3);
        assertThat(decoder.account(ExportProtocol.IPFIX).decoded()).isEqualTo(3);
    }

    @Test
    void aDatagramWithSeveralSetsOfOneTemplateIsDecodedLaterOnce() {
        exporter.netFlow9(set(257, RECORD));
        exporter.netFlow9(set(256, RECORD), set(256, RECORD));
        assertThat(exporter.netFlow9(set(0, SOURCE))).isEqualTo(new Decoded(2));
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).decoded()).isEqualTo(2);
        assertThat(decoder.account(ExportProtocol.NETFLOW_V9).undecodable()).isEqualTo(1);
    }
}
