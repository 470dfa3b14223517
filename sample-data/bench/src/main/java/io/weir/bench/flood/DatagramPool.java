package io.weir.bench.flood;

import io.weir.bench.mix.Mix;
import io.weir.bench.mix.MixFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Datagrams that were encoded before the flood begins: datagram i is of exporter {@code i %
 * exporters}, and each has the same number of flows. One owner.
 */
final class DatagramPool {
    private final FlowEncoder encoder;
    private final int exporters;
    private final List<ByteBuffer> datagrams = new ArrayList<>();

    private DatagramPool(FlowEncoder encoder, int exporters) {
        this.encoder = encoder;
        this.exporters = exporters;
    }

    /** Encodes at least {@code flows} flows of the mix. */
    static DatagramPool encode(
            FlowEncoder encoder, Mix mix, int exporters, int flows, long nowMillis) {
        DatagramPool pool = new DatagramPool(encoder, exporters);
        ByteBuffer scratch = ByteBuffer.allocate(encoder.maxBytes());
        MixFlow flow = new MixFlow();
        while (pool.totalFlows() < flows) {
            scratch.clear();
            encoder.begin(scratch, pool.size() % exporters, nowMillis);
            for (int n = 0; n < encoder.flowsPerDatagram(); n++) {
                mix.next(flow);
                encoder.add(scratch, flow);
            }
            encoder.end(scratch);
            ByteBuffer datagram = ByteBuffer.allocateDirect(scratch.position());
            pool.datagrams.add(datagram.put(scratch.flip()).flip());
        }
        return pool;
    }

    FlowEncoder encoder() {
        return encoder;
    }

    int exporters() {
        return exporters;
    }

    /** Number of datagrams. */
    int size() {
        return datagrams.size();
    }

    /** Flows of each datagram. */
    int flowsEach() {
        return encoder.flowsPerDatagram();
    }

    /** A datagram from position 0 to its limit. */
    ByteBuffer datagram(int index) {
        return datagrams.get(index);
    }

    /** All flows of the pool. */
    long totalFlows() {
        return (long) size() * flowsEach();
    }
}
