package io.weir.udfs;

import org.jspecify.annotations.Nullable;

/**
 * What functions know of their surroundings. Implemented by whoever runs them; must answer alike
 * throughout a query, from any thread. Addresses are 16 bytes, IPv4 as {@code ::ffff:a.b.c.d}.
 */
public interface FlowContext {
    /**
     * Whether the address is in the repository's {@code networks}; without any, in {@link
     * io.weir.udfs.address.WellKnownNetworks#INTERNAL_BY_DEFAULT}.
     */
    boolean isInternal(byte[] address);

    /** The ISO 3166-1 code of the country, two capital letters, or null where it is unknown. */
    @Nullable String country(byte[] address);
}
