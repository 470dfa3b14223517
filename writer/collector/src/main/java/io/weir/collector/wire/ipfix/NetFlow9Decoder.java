package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.record.ExportMessage;
import io.weir.collector.wire.sequence.StreamLedger;
import io.weir.collector.wire.template.SessionKey;
import io.weir.collector.wire.template.TemplateDialect;
import io.weir.collector.wire.template.TemplateStore;
import io.weir.format.FlowBatch;
import java.nio.ByteBuffer;

/**
 * NetFlow version 9 (RFC 3954). Not thread-safe: one owner.
 *
 * <pre>
 * header, 20 octets
 *  0  version = 9      2  count of records, which exporters get wrong: not used
 *  4  sysUptime, ms    8  Unix seconds     12  sequence of datagrams     16  source id
 * 20  flow sets: id, length, content; 0 templates, 1 options templates, 256 and more data
 * </pre>
 */
public final class NetFlow9Decoder {
    /** The version number. */
    public static final int VERSION = 9;

    private static final int HEADER_BYTES = 20;

    private final MessageDecoder messages;

    /** A decoder that keeps its templates in {@code store}. */
    public NetFlow9Decoder(
            TemplateStore store,
            StreamLedger streams,
            FlowLabeler labeler,
            ExporterPolicies policies) {
        this.messages =
                new MessageDecoder(TemplateDialect.NETFLOW9, store, streams, labeler, policies);
    }

    /** Appends the datagram's flows to {@code out} and says what became of it. */
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        ByteBuffer in = datagram.payload();
        int start = in.position();
        int length = in.remaining();
        if (length < HEADER_BYTES) {
            return new DecodeResult.Malformed(
                    "NetFlow v9 datagram of " + length + " octets, expected 20 or more");
        }
        int sourceId = in.getInt(start + 16);
        ExportMessage message =
                new ExportMessage(
                        VERSION,
                        datagram,
                        (in.getInt(start + 8) & 0xffff_ffffL) * 1000,
                        true,
                        in.getInt(start + 4),
                        in.getInt(start + 12),
                        sourceId);
        return messages.decode(
                message,
                SessionKey.netFlow9(datagram, sourceId),
                start + HEADER_BYTES,
                start + length,
                out);
    }
}
