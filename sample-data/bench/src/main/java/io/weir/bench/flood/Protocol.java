package io.weir.bench.flood;

import io.weir.bench.mix.Mix;

/** What the flood sends. */
enum Protocol {
    V5(0) {
        @Override
        FlowEncoder encoder(long nowMillis) {
            return new NetFlow5Encoder(nowMillis);
        }
    },
    V9(0.25) {
        @Override
        FlowEncoder encoder(long nowMillis) {
            return TemplateEncoder.netFlow9(nowMillis);
        }
    },
    IPFIX(0.25) {
        @Override
        FlowEncoder encoder(long nowMillis) {
            return TemplateEncoder.ipfix(nowMillis);
        }
    },
    SFLOW(0.25) {
        @Override
        FlowEncoder encoder(long nowMillis) {
            return new SFlow5Encoder(nowMillis);
        }
    };

    private static final int EXPORTERS = 4;

    private final double ipv6Share;

    Protocol(double ipv6Share) {
        this.ipv6Share = ipv6Share;
    }

    abstract FlowEncoder encoder(long nowMillis);

    /** The seeded mix, encoded. */
    DatagramPool pool(long seed, int flows, long nowMillis) {
        return DatagramPool.encode(
                encoder(nowMillis), new Mix(seed, ipv6Share), EXPORTERS, flows, nowMillis);
    }
}
