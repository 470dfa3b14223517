package io.weir.collector.wire.sflow;

import static io.weir.collector.wire.sflow.SFlowBytes.HEADER;
import static io.weir.collector.wire.sflow.SFlowBytes.bytes;
import static io.weir.collector.wire.sflow.SFlowBytes.int32;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.RowText;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.nio.ByteBuffer;
import java.util.Map;

/** A decoder, what it gave, and datagrams for it. */
final class SFlowDecoding {
    static final long RECEIVED = 1_795_352_410_000L;

    private static final FlowLabeler LABELER =
            (batch, row, port) -> {
                batch.setText(FlowColumn.SENSOR, row, "S0");
                batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
                batch.setText(FlowColumn.FLOW_TYPE, row, "out port " + port);
            };

    final FlowBatch rows = new FlowBatch(1);
    final StatsRows counters = new StatsRows(StatsTable.INTERFACE_COUNTERS);
    final StreamLedger streams = new StreamLedger();
    private SFlow5Decoder decoder =
            new SFlow5Decoder(LABELER, ExporterPolicies.NONE, streams, counters);

    SFlow5Decoder decoder() {
        return decoder;
    }

    /** Another decoder, which has this policy for 192.0.2.1. */
    void policy(ExporterPolicy policy) {
        decoder =
                new SFlow5Decoder(
                        LABELER,
                        (high, low) -> low == 0xffff_c000_0201L ? policy : ExporterPolicy.DEFAULT,
                        streams,
                        counters);
    }

    /** The header of a datagram sent {@code later} datagrams after {@link SFlowBytes#HEADER}. */
    static String next(int later) {
        return HEADER.replace("00000007", int32(7 + later));
    }

    DecodeResult decode(String header, String... samples) {
        return decode(
                bytes(
                        samples.length == 0
                                ? header
                                : header + int32(samples.length) + String.join("", samples)));
    }

    DecodeResult decode(byte[] payload) {
        ByteBuffer inner = ByteBuffer.allocate(payload.length + 20);
        inner.position(13);
        inner.put(payload).flip().position(13);
        return decoder.decode(
                Datagram.udp(RECEIVED, 0, 0xffff_c633_6409L, 40_000, 6343, inner), rows);
    }

    Map<String, String> row(int row) {
        return RowText.of(rows, row);
    }
}
