package io.weir.bench.query;

import io.weir.bench.mix.Mix;
import io.weir.bench.mix.MixFlow;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A repository of flows of the mix over whole hours, more by day than by night. The same seed gives
 * the same flows. Flows lie in the order in which a collector would have received them.
 */
final class Month {
    /** The first hour of every such repository. */
    static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private static final int EXPORTERS = 4;
    private static final double IPV6_SHARE = 0.25;
    private static final long EXPORTER = 0xffff_7f01_0001L;
    private static final int HOURS_OF_DAY = 24;

    /** Of the busiest hour's flows, how much the quietest lacks. */
    private static final double NIGHT = 0.7;

    private final Mix mix;
    private final MixFlow flow = new MixFlow();
    private final Repository repository;

    private Month(Repository repository, long seed) {
        this.repository = repository;
        mix = new Mix(seed, IPV6_SHARE);
    }

    /**
     * Makes the repository.
     *
     * @param flows at least so many, in all
     * @param hours over which they are spread
     */
    static void make(Path folder, long flows, int hours, long seed) throws IOException {
        Month month = new Month(Repository.openOrCreate(folder), seed);
        double weights = 0;
        for (int hour = 0; hour < hours; hour++) {
            weights += weight(hour);
        }
        HourPartition first = HourPartition.of(START.toEpochMilli());
        for (int hour = 0; hour < hours; hour++) {
            int rows = (int) Math.ceil(flows * weight(hour) / weights);
            month.write(new HourPartition(first.epochHour() + hour), rows);
        }
    }

    private static double weight(int hour) {
        double phase = 2 * Math.PI * (hour % HOURS_OF_DAY) / HOURS_OF_DAY;
        return 1 - NIGHT * (1 + Math.cos(phase)) / 2;
    }

    private void write(HourPartition hour, int rows) throws IOException {
        FlowBatch batch = new FlowBatch(rows);
        for (int i = 0; i < rows; i++) {
            mix.next(flow);
            long end = hour.startMillis() + HourPartition.MILLIS * i / rows - flow.ageMillis;
            end = Math.max(end, hour.startMillis());
            add(batch, end, Math.max(hour.startMillis(), end - flow.durationMillis));
        }
        try (Commit commit = repository.beginCommit()) {
            commit.addPart(hour, batch);
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
