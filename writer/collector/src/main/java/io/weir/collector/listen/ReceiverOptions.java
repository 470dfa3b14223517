package io.weir.collector.listen;

import io.weir.collector.listen.tls.TlsFiles;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How to receive.
 *
 * @param bufferBytes the receive buffer to ask the kernel for, each UDP socket
 * @param allow whom to hear
 * @param tls the files of {@code tls://}; null where nothing listens there
 * @param limits what connections may take
 * @param firstSession the number of the first connection; they count up from it
 * @param clock the time of reception
 */
public record ReceiverOptions(
        int bufferBytes,
        SourceFilter allow,
        @Nullable TlsFiles tls,
        StreamLimits limits,
        long firstSession,
        InstantSource clock) {

    /** Hears everybody. */
    public static ReceiverOptions of(int bufferBytes, InstantSource clock) {
        return new ReceiverOptions(
                bufferBytes, SourceFilter.ALL, null, StreamLimits.defaults(), 1, clock);
    }
}
