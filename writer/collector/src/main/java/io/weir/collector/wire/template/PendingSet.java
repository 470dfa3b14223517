package io.weir.collector.wire.template;

import java.nio.ByteBuffer;

/**
 * A data set that waits for its template.
 *
 * @param held the message that it came in
 * @param templateId the template that it needs
 * @param octets its octets, copied, without its header
 */
public record PendingSet(HeldMessage held, int templateId, ByteBuffer octets) {
    private static final int BASE_BYTES = 250;

    /** Memory that it takes, roughly, in bytes. */
    int weight() {
        return BASE_BYTES + octets.limit();
    }
}
