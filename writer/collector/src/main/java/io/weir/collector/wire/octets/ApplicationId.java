package io.weir.collector.wire.octets;

import java.nio.ByteBuffer;

/**
 * An application id (RFC 6759, 4): an octet that says who classified, the rest says what. As one
 * number: the first octet on top of the selector, which is below 2^56 as long as enterprise numbers
 * are below 2^24.
 */
public final class ApplicationId {
    /** Selectors of this engine begin with an enterprise number (RFC 6759, 4.1). */
    private static final int ENTERPRISE_ENGINE = 20;

    private static final long SELECTOR = (1L << 56) - 1;

    private ApplicationId() {}

    /** The id in {@code length} octets; 0 where that is none. */
    public static long read(ByteBuffer in, int at, int length) {
        if (length < 2) {
            return 0;
        }
        long selector = Octets.unsigned(in, at + 1, Math.min(8, length - 1));
        return (long) in.get(at) << 56 | (selector & SELECTOR);
    }

    /** {@code engine:selector}, or {@code engine:enterprise:selector}. */
    public static String text(long number) {
        long engine = number >>> 56;
        long selector = number & SELECTOR;
        if (engine == ENTERPRISE_ENGINE && selector >>> 32 != 0) {
            return engine + ":" + (selector >>> 32) + ":" + (selector & 0xffff_ffffL);
        }
        return engine + ":" + selector;
    }
}
