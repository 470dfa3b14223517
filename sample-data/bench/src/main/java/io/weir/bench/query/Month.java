package io.weir.bench.query;

import io.weir.bench.mix.MixFlow;
import io.weir.bench.mix.MonthMix;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;

/** A repository of the flows of a {@link MonthMix}, hour by hour. */
public final class Month {
    private static final int EXPORTERS = 4;
    private static final long EXPORTER = 0xffff_7f01_0001L;

    private final MonthMix mix;
    private final MixFlow flow = new MixFlow();
    private final Repository repository;

    private Month(Repository repository, MonthMix mix) {
        this.repository = repository;
        this.mix = mix;
    }

    /** Makes the repository. */
    public static void make(Path folder, MonthMix mix) throws IOException {
        Month month = new Month(Repository.openOrCreate(folder), mix);
        while (mix.nextHour()) {
            month.writeHour();
        }
    }

    private void writeHour() throws IOException {
        int rows = mix.flowsOfHour();
        FlowBatch batch = new FlowBatch(rows);
        for (int i = 0; i < rows; i++) {
            long end = mix.next(flow);
            add(batch, end, end - flow.durationMillis);
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(HourPartition.of(mix.hourMillis()), batch);
            commit.commit();
        }
    }

    private void add(FlowBatch batch, long end, long start) {
        int row = batch.add();
        long received = end + flow.ageMillis;
        batch.setLong(FlowColumn.START_TIME, row, start);
        batch.setLong(FlowColumn.END_TIME, row, end);
        batch.setLong(FlowColumn.RECEIVED_TIME, row, received);
        batch.setLong(FlowColumn.EXPORT_TIME, row, received);
        batch.setLong(FlowColumn.TIME_QUALITY, row, 0);
        batch.setLong(FlowColumn.EXPORT_VERSION, row, 9);
        batch.setAddress(FlowColumn.EXPORTER_ADDR, row, 0, EXPORTER + row % EXPORTERS);
        batch.setText(FlowColumn.SENSOR, row, "S0");
        batch.setText(FlowColumn.SENSOR_CLASS, row, "all");
        batch.setText(FlowColumn.FLOW_TYPE, row, flow.srcMask == 24 ? "out" : "in");
        addresses(batch, row);
        batch.setLong(FlowColumn.SRC_PORT, row, flow.srcPort);
        batch.setLong(FlowColumn.DST_PORT, row, flow.dstPort);
        batch.setLong(FlowColumn.PROTOCOL, row, flow.protocol);
        if (flow.protocol == 6) {
            batch.setLong(FlowColumn.TCP_FLAGS, row, flow.flags);
        }
        batch.setLong(FlowColumn.TOS, row, flow.tos);
        batch.setLong(FlowColumn.BYTES, row, flow.bytes);
        batch.setLong(FlowColumn.PACKETS, row, flow.packets);
        batch.setLong(FlowColumn.IN_IF, row, flow.inIf);
        batch.setLong(FlowColumn.OUT_IF, row, flow.outIf);
        batch.setLong(FlowColumn.SRC_AS, row, flow.srcAs);
        batch.setLong(FlowColumn.DST_AS, row, flow.dstAs);
        batch.setLong(FlowColumn.SRC_MASK, row, flow.srcMask);
        batch.setLong(FlowColumn.DST_MASK, row, flow.dstMask);
    }

    private void addresses(FlowBatch batch, int row) {
        batch.setLong(FlowColumn.IP_VERSION, row, flow.ipv6 ? 6 : 4);
        if (flow.ipv6) {
            batch.setAddress(FlowColumn.SRC_ADDR, row, flow.srcHigh, flow.srcLow);
            batch.setAddress(FlowColumn.DST_ADDR, row, flow.dstHigh, flow.dstLow);
        } else {
            batch.setIpv4(FlowColumn.SRC_ADDR, row, (int) flow.srcLow);
            batch.setIpv4(FlowColumn.DST_ADDR, row, (int) flow.dstLow);
        }
        batch.setIpv4(FlowColumn.NEXT_HOP, row, flow.nextHop);
    }
}
