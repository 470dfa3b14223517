package io.weir.bench.mix;

import java.util.SplittableRandom;

/**
 * A seeded mix of flows as a router at a site's edge exports them: conversations of the site's
 * hosts with the Internet, each direction a flow of its own, and scans that nobody answers. Not
 * thread-safe.
 */
public final class Mix {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int ACTIVE_TIMEOUT_MILLIS = 60_000;
    private static final int INACTIVE_TIMEOUT_MILLIS = 15_000;
    private static final int MAX_PACKET_BYTES = 1_500;

    private static final int[] TCP_SERVICES = {
        443, 80, 993, 22, 25, 8080, 5223, 3389, 445, 587, 5228, 8443, 143, 1935, 5060, 179, 3306
    };
    private static final int[] UDP_SERVICES = {443, 53, 123, 3478, 500, 4500, 161, 5060, 1194};
    private static final int[] TYPES_OF_SERVICE = {0, 0, 0, 0, 0, 0, 0, 0, 0x28, 0x48, 0x88, 0xb8};
    private static final int[] TCP_ENDINGS = {
        0x1b, 0x1b, 0x1b, 0x1b, 0x1b, 0x1f, 0x1e, 0x18, 0x10, 0x1a, 0x16
    };

    private final SplittableRandom random;
    private final Hosts hosts;
    private final Zipf tcpServices = new Zipf(TCP_SERVICES.length, 1.5);
    private final Zipf udpServices = new Zipf(UDP_SERVICES.length, 1.1);
    private final double ipv6Share;
    private final MixFlow answer = new MixFlow();
    private boolean answerWaits;

    /**
     * @param ipv6Share part of the conversations that are IPv6; 0 where a protocol has none
     */
    public Mix(long seed, double ipv6Share) {
        random = new SplittableRandom(seed);
        hosts = new Hosts(random.split());
        this.ipv6Share = ipv6Share;
    }

    /** Fills {@code flow} with the next flow of the mix. */
    public void next(MixFlow flow) {
        if (answerWaits) {
            answerWaits = false;
            answer(flow);
            return;
        }
        flow.ipv6 = random.nextDouble() < ipv6Share;
        hosts.insideSource(flow, hosts.inside(random));
        hosts.outsideDestination(flow, hosts.outside(random));
        flow.tos = TYPES_OF_SERVICE[random.nextInt(TYPES_OF_SERVICE.length)];
        flow.ageMillis = random.nextInt(INACTIVE_TIMEOUT_MILLIS);
        double kind = random.nextDouble();
        if (kind < 0.06) {
            scan(flow);
        } else if (kind < 0.62) {
            tcp(flow);
        } else if (kind < 0.96) {
            udp(flow);
        } else {
            ping(flow);
        }
    }

    /** The answer to the flow before; it is the same conversation seen from its other end. */
    private void answer(MixFlow flow) {
        flow.ipv6 = answer.ipv6;
        flow.srcHigh = answer.dstHigh;
        flow.srcLow = answer.dstLow;
        flow.dstHigh = answer.srcHigh;
        flow.dstLow = answer.srcLow;
        flow.srcPort = answer.dstPort;
        flow.dstPort = answer.srcPort;
        flow.protocol = answer.protocol;
        flow.flags = answer.flags;
        flow.tos = random.nextInt(4) == 0 ? 0 : answer.tos;
        flow.inIf = answer.outIf;
        flow.outIf = answer.inIf;
        flow.srcAs = answer.dstAs;
        flow.dstAs = answer.srcAs;
        flow.srcMask = answer.dstMask;
        flow.dstMask = answer.srcMask;
        flow.nextHop = 0x0a20_0001 | (answer.inIf - Hosts.INSIDE_INTERFACE) << 8;
        flow.packets = Math.max(1, (int) (answer.packets * (0.7 + random.nextDouble())));
        flow.bytes = bytes(flow.packets, flow.packets == 1 ? 120 : 700, 0.9);
        flow.durationMillis =
                flow.packets == 1 ? 0 : Math.max(0, answer.durationMillis - random.nextInt(80));
        flow.ageMillis = Math.max(0, answer.ageMillis - random.nextInt(20));
    }

    private void remember(MixFlow flow) {
        answer.ipv6 = flow.ipv6;
        answer.srcHigh = flow.srcHigh;
        answer.srcLow = flow.srcLow;
        answer.dstHigh = flow.dstHigh;
        answer.dstLow = flow.dstLow;
        answer.srcPort = flow.srcPort;
        answer.dstPort = flow.dstPort;
        answer.protocol = flow.protocol;
        answer.flags = flow.flags;
        answer.tos = flow.tos;
        answer.inIf = flow.inIf;
        answer.outIf = flow.outIf;
        answer.srcAs = flow.srcAs;
        answer.dstAs = flow.dstAs;
        answer.srcMask = flow.srcMask;
        answer.dstMask = flow.dstMask;
        answer.packets = flow.packets;
        answer.durationMillis = flow.durationMillis;
        answer.ageMillis = flow.ageMillis;
        answerWaits = true;
    }

    /** One SYN to one port; nobody answers. */
    private void scan(MixFlow flow) {
        flow.protocol = TCP;
        flow.srcPort = clientPort();
        flow.dstPort = random.nextInt(4) == 0 ? random.nextInt(1 << 16) : 23;
        flow.flags = 0x02;
        flow.packets = 1;
        flow.bytes = flow.ipv6 ? 60 : 40;
        flow.durationMillis = 0;
    }

    private void tcp(MixFlow flow) {
        flow.protocol = TCP;
        flow.srcPort = clientPort();
        flow.dstPort =
                random.nextInt(8) == 0 ? clientPort() : TCP_SERVICES[tcpServices.next(random)];
        flow.flags = TCP_ENDINGS[random.nextInt(TCP_ENDINGS.length)];
        flow.packets = 1 + (int) Math.min(1 << 20, Math.exp(2.1 + 1.3 * random.nextGaussian()));
        flow.bytes = bytes(flow.packets, 130, 0.7);
        flow.durationMillis = duration(flow.packets);
        remember(flow);
    }

    private void udp(MixFlow flow) {
        flow.protocol = UDP;
        flow.srcPort = clientPort();
        flow.dstPort = UDP_SERVICES[udpServices.next(random)];
        flow.flags = 0;
        boolean dialogue = flow.dstPort == 443 || flow.dstPort == 1194;
        flow.packets = dialogue ? 1 + (int) Math.exp(1.8 + 1.3 * random.nextGaussian()) : 1;
        flow.bytes = bytes(flow.packets, dialogue ? 180 : 45, 0.4);
        flow.durationMillis = duration(flow.packets);
        remember(flow);
    }

    private void ping(MixFlow flow) {
        flow.protocol = flow.ipv6 ? ICMPV6 : ICMP;
        flow.srcPort = 0;
        flow.dstPort = (flow.ipv6 ? 128 : 8) << 8;
        flow.flags = 0;
        flow.packets = 1 + random.nextInt(4);
        flow.bytes = flow.packets * 84;
        flow.durationMillis = (flow.packets - 1) * 1_000 + random.nextInt(30);
        remember(flow);
        answer.dstPort = 0;
        answer.srcPort = (flow.ipv6 ? 129 : 0) << 8;
    }

    private int clientPort() {
        return 32_768 + random.nextInt(28_232);
    }

    private int bytes(int packets, double typical, double spread) {
        double each = 40 + typical * Math.exp(spread * random.nextGaussian());
        return (int) Math.min(Integer.MAX_VALUE, packets * Math.min(MAX_PACKET_BYTES, each));
    }

    private int duration(int packets) {
        if (packets == 1) {
            return 0;
        }
        double millis = Math.exp(6.2 + 1.8 * random.nextGaussian());
        return (int) Math.min(ACTIVE_TIMEOUT_MILLIS, millis);
    }
}
