package io.weir.collector.wire.template;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.record.ExportMessage;
import java.nio.ByteBuffer;

/** A message of which sets wait for their templates. Not thread-safe: one owner. */
public final class HeldMessage {
    private final ExportMessage message;
    private int waiting;
    private boolean isBroken;

    HeldMessage(ExportMessage message) {
        this.message = message;
    }

    /** The header, and how it came, without the payload. */
    public static HeldMessage of(ExportMessage message) {
        Datagram whole = message.datagram();
        Datagram bare =
                new Datagram(
                        whole.receivedMillis(),
                        whole.transport(),
                        whole.session(),
                        whole.sourceHigh(),
                        whole.sourceLow(),
                        whole.sourcePort(),
                        whole.localPort(),
                        ByteBuffer.allocate(0));
        return new HeldMessage(message.from(bare));
    }

    /** Its header, and how it came; the payload is empty. */
    public ExportMessage message() {
        return message;
    }

    /** Whether none of its sets waits any more and all were decoded. */
    public boolean isDone() {
        return waiting == 0 && !isBroken;
    }

    boolean isBroken() {
        return isBroken;
    }

    /** One more of its sets waits. */
    void hold() {
        waiting++;
    }

    /** One of its sets waits no more. */
    public void release() {
        waiting--;
    }

    /** One of its sets will never be decoded. */
    public void breakIt() {
        isBroken = true;
    }
}
