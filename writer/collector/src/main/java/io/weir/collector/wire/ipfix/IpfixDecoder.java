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
 * IPFIX (RFC 7011), of datagrams and of streams. Not thread-safe: one owner.
 *
 * <pre>
 * header, 16 octets
 *  0  version = 10     2  length of the message     4  export time, seconds
 *  8  sequence of data records                     12  observation domain
 * 16  sets: id, length, content; 2 templates, 3 options templates, 256 and more data
 * </pre>
 */
public final class IpfixDecoder {
    /** The version number. */
    public static final int VERSION = 10;

    private static final int HEADER_BYTES = 16;

    private final TemplateStore store;
    private final MessageDecoder messages;

    /** A decoder that keeps its templates in {@code store}. */
    public IpfixDecoder(
            TemplateStore store,
            StreamLedger streams,
            FlowLabeler labeler,
            ExporterPolicies policies) {
        this.store = store;
        this.messages =
                new MessageDecoder(TemplateDialect.IPFIX, store, streams, labeler, policies);
    }

    /** Appends the message's flows to {@code out} and says what became of it. */
    public DecodeResult decode(Datagram datagram, FlowBatch out) {
        ByteBuffer in = datagram.payload();
        int start = in.position();
        int left = in.remaining();
        if (left < HEADER_BYTES) {
            return new DecodeResult.Malformed(
                    "IPFIX message of " + left + " octets, expected 16 or more");
        }
        int length = in.getShort(start + 2) & 0xffff;
        int domain = in.getInt(start + 12);
        ExportMessage message =
                new ExportMessage(
                        VERSION,
                        datagram,
                        (in.getInt(start + 4) & 0xffff_ffffL) * 1000,
                        false,
                        0,
                        in.getInt(start + 8),
                        domain);
        if (length < HEADER_BYTES || length > left) {
            return messages.refuse(
                    message,
                    Math.max(length, left) - HEADER_BYTES,
                    "IPFIX message of " + left + " octets, its header says " + length);
        }
        return messages.decode(
                message,
                SessionKey.ipfix(datagram, domain),
                start + HEADER_BYTES,
                start + length,
                out);
    }

    /** A stream has ended, and with it its templates. */
    public void endStream(long session) {
        store.endStream(session);
    }
}
