package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.Transport;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.state.StateSections;
import io.weir.collector.wire.template.TemplateCounters;
import io.weir.collector.wire.template.TemplateCounters.Count;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.collector.wire.template.TemplateStore;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both decoders over one store, and an exporter at 192.0.2.1 port 40000. */
final class TestDecoder {
    /** A second after {@link ExportBytes#EXPORT_SECONDS}, in milliseconds. */
    static final long RECEIVED = ExportBytes.EXPORT_SECONDS * 1000L + 1000;

    private static final long MAPPED = 0xffff_0000_0000L;

    final TemplateCounters counters = new TemplateCounters();
    final TemplateStore store;
    final StreamLedger streams = new StreamLedger();
    final FlowBatch rows = new FlowBatch(64);
    private final NetFlow9Decoder netFlow9;
    private final IpfixDecoder ipfix;
    private long received = RECEIVED;
    private long address = MAPPED | 0xc000_0201L;
    private int port = 40_000;
    private int localPort = 2055;
    private long session;

    TestDecoder() {
        this(TemplateLimits.DEFAULT, ExporterPolicies.NONE);
    }

    TestDecoder(TemplateLimits limits, ExporterPolicies policies) {
        store = new TemplateStore(limits, counters);
        netFlow9 = new NetFlow9Decoder(store, streams, (batch, row, to) -> {}, policies);
        ipfix = new IpfixDecoder(store, streams, (batch, row, to) -> {}, policies);
    }

    TestDecoder at(long millis) {
        received = millis;
        return this;
    }

    TestDecoder from(int ipv4, int newPort) {
        address = MAPPED | Integer.toUnsignedLong(ipv4);
        port = newPort;
        return this;
    }

    TestDecoder to(int newLocalPort) {
        localPort = newLocalPort;
        return this;
    }

    /** From now on by a stream; 0: by UDP. */
    TestDecoder stream(long number) {
        session = number;
        return this;
    }

    void endStream(long number) {
        ipfix.endStream(number);
    }

    DecodeResult decode(byte[] message) {
        ByteBuffer payload = ByteBuffer.wrap(message);
        Datagram datagram =
                new Datagram(
                        received,
                        session == 0 ? Transport.UDP : Transport.STREAM,
                        session,
                        0,
                        address,
                        port,
                        localPort,
                        payload);
        return message.length > 1 && message[1] == NetFlow9Decoder.VERSION
                ? netFlow9.decode(datagram, rows)
                : ipfix.decode(datagram, rows);
    }

    byte[] state() {
        return StateSections.save(List.of(streams, store));
    }

    void restore(byte[] state) {
        StateSections.restore(state, List.of(streams, store));
    }

    long count(Count count) {
        return counters.get(count);
    }

    StreamCounts account(ExportProtocol protocol) {
        return streams.totals(protocol);
    }

    /** The value of the last row, or null. */
    @Nullable Object value(FlowColumn column) {
        return value(column, rows.rows() - 1);
    }

    @Nullable Object value(FlowColumn column, int row) {
        if (!rows.isPresent(column, row)) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> rows.getText(column, row);
            case ADDRESS -> Addresses.format(rows.getHigh(column, row), rows.getLong(column, row));
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT -> rows.getLong(column, row);
        };
    }

    /** The values of a column in all rows. */
    List<@Nullable Object> values(FlowColumn column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            values.add(value(column, row));
        }
        return values;
    }
}
