package io.weir.udfs;

import io.weir.udfs.address.Addresses;
import io.weir.udfs.address.WellKnownNetworks;
import org.jspecify.annotations.Nullable;

/** What a repository without configuration answers, with a country database of two addresses. */
final class NewRepositoryContext implements FlowContext {
    @Override
    public boolean isInternal(byte[] address) {
        return WellKnownNetworks.INTERNAL_BY_DEFAULT.contains(address);
    }

    @Override
    public @Nullable String country(byte[] address) {
        return switch (Addresses.format(address)) {
            case "8.8.8.8" -> "US";
            case "2a01:798::1" -> "NO";
            default -> null;
        };
    }
}
