package io.weir.bench.mix;

import java.util.SplittableRandom;

/**
 * Who talks: hosts of the site and hosts of the Internet, some far more often than others. Hosts of
 * the Internet lie in networks, and a network decides AS, prefix length and the interface towards
 * it.
 */
final class Hosts {
    /** Interfaces from here on lead to the site's networks. */
    static final int INSIDE_INTERFACE = 100;

    private static final int INSIDE = 6_000;
    private static final int OUTSIDE = 400_000;
    private static final int NETWORKS = 40_000;
    private static final int SYSTEMS = 12_000;
    private static final int UPLINKS = 6;
    private static final int SITE_AS = 64_496;
    private static final long SITE_IPV6 = 0x2001_0db8_0010_0000L;

    private final Zipf insideRanks = new Zipf(INSIDE, 0.9);
    private final Zipf outsideRanks = new Zipf(OUTSIDE, 1.0);
    private final int[] hostNetwork = new int[OUTSIDE];
    private final int[] networkAddress = new int[NETWORKS];
    private final int[] networkSystem = new int[NETWORKS];
    private final int[] networkMask = new int[NETWORKS];
    private final int[] networkUplink = new int[NETWORKS];

    Hosts(SplittableRandom random) {
        Zipf systems = new Zipf(SYSTEMS, 1.0);
        Zipf uplinks = new Zipf(UPLINKS, 1.0);
        for (int network = 0; network < NETWORKS; network++) {
            networkAddress[network] = publicNetwork(random);
            networkSystem[network] = 1 + systems.next(random) * 5;
            networkMask[network] = 24 - (int) Math.min(12, Math.abs(random.nextGaussian() * 4));
            networkUplink[network] = 1 + uplinks.next(random);
        }
        for (int host = 0; host < OUTSIDE; host++) {
            hostNetwork[host] = random.nextInt(NETWORKS);
        }
    }

    int inside(SplittableRandom random) {
        return insideRanks.next(random);
    }

    int outside(SplittableRandom random) {
        return outsideRanks.next(random);
    }

    /** Makes a host of the site the source. */
    void insideSource(MixFlow flow, int host) {
        flow.srcHigh = flow.ipv6 ? SITE_IPV6 | host >> 8 : 0;
        flow.srcLow = flow.ipv6 ? spread(host) : 0x0a20_0000L + host + ((host / 250) << 3);
        flow.srcAs = SITE_AS;
        flow.srcMask = flow.ipv6 ? 64 : 24;
        flow.inIf = INSIDE_INTERFACE + (host >> 8);
    }

    /** Makes a host of the Internet the destination. */
    void outsideDestination(MixFlow flow, int host) {
        int network = hostNetwork[host];
        flow.dstHigh =
                flow.ipv6
                        ? 0x2600_0000_0000_0000L
                                | Integer.toUnsignedLong(networkAddress[network]) << 24
                        : 0;
        flow.dstLow =
                flow.ipv6
                        ? spread(host)
                        : Integer.toUnsignedLong(networkAddress[network] | spread8(host));
        flow.dstAs = networkSystem[network];
        flow.dstMask = flow.ipv6 ? 48 : networkMask[network];
        flow.outIf = networkUplink[network];
        flow.nextHop = 0xc633_6400 | flow.outIf;
    }

    private static long spread(int host) {
        return (host + 1L) * 0x9e37_79b9_7f4a_7c15L;
    }

    private static int spread8(int host) {
        return (int) (spread(host) >>> 56);
    }

    /** The first address of a random /24 in public unicast space. */
    private static int publicNetwork(SplittableRandom random) {
        int first = 1 + random.nextInt(222);
        while (first == 10 || first == 127 || first == 169 || first == 172 || first == 192) {
            first = 1 + random.nextInt(222);
        }
        return first << 24 | random.nextInt(1 << 16) << 8;
    }
}
