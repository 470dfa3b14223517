package io.weir.collector.rules;

import io.weir.udfs.address.PrefixSet;
import org.jspecify.annotations.Nullable;

/** Who may send. Immutable; asking allocates nothing. */
public final class AllowList {
    /** Everybody. */
    public static final AllowList ALL = new AllowList(null);

    private final @Nullable PrefixSet senders;

    private AllowList(@Nullable PrefixSet senders) {
        this.senders = senders;
    }

    /** Addresses in these prefixes; of an empty set nobody. */
    public static AllowList of(PrefixSet senders) {
        return new AllowList(senders);
    }

    /** Whether a sender with this address (as in a datagram) may send. */
    public boolean allows(long high, long low) {
        return senders == null || senders.contains(high, low);
    }

    /** Whether everybody may send. */
    public boolean isOpen() {
        return senders == null;
    }
}
