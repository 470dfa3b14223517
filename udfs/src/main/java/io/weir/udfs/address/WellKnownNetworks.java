package io.weir.udfs.address;

/** Networks that RFCs set apart. */
public final class WellKnownNetworks {
    /** Private use: RFC 1918, and unique local IPv6 of RFC 4193. */
    public static final PrefixSet PRIVATE =
            PrefixSet.parse("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    /** Multicast: RFC 5771, and RFC 4291, 2.7. */
    public static final PrefixSet MULTICAST = PrefixSet.parse("224.0.0.0/4", "ff00::/8");

    /**
     * What counts as internal where no {@code networks} are configured: private use, loopback (RFC
     * 1122, RFC 4291), link-local (RFC 3927, RFC 4291) and unique local addresses.
     */
    public static final PrefixSet INTERNAL_BY_DEFAULT =
            PrefixSet.parse(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "::1/128",
                    "fe80::/10",
                    "fc00::/7");

    private WellKnownNetworks() {}
}
