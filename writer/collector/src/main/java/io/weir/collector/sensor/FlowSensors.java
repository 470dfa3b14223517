package io.weir.collector.sensor;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.traffic.FlowType;
import io.weir.udfs.traffic.FlowTypes;
import java.util.List;

/**
 * Labels a flow with the first sensor that takes it. One that no sensor takes is kept as sensor
 * {@code none} of class {@code none} and type {@code other}. One owner.
 */
public final class FlowSensors implements FlowLabeler {
    /** Sensor and class of a flow that no sensor takes. */
    public static final String NONE = "none";

    private static final int DENIED = 3;

    /** A sensor, by one of its sources. */
    private record Candidate(Sensor sensor, FlowSource source) {}

    private final Candidate[] all;
    private final Candidate[] fitting;
    private int fits;
    private boolean known;
    private long sourceHigh;
    private long sourceLow;
    private int localPort;
    private boolean stream;

    /**
     * @param sensors in the order in which they are asked
     */
    public FlowSensors(List<Sensor> sensors) {
        all =
                sensors.stream()
                        .flatMap(s -> s.sources().stream().map(from -> new Candidate(s, from)))
                        .toArray(Candidate[]::new);
        fitting = new Candidate[all.length];
        for (Candidate candidate : all) {
            if (candidate.source().sendsWithoutDatagram()) {
                fitting[fits++] = candidate;
            }
        }
    }

    @Override
    public void begin(Datagram datagram) {
        boolean same =
                known
                        && datagram.sourceHigh() == sourceHigh
                        && datagram.sourceLow() == sourceLow
                        && datagram.localPort() == localPort
                        && (datagram.session() != 0) == stream;
        if (!same) {
            choose(datagram);
        }
    }

    private void choose(Datagram datagram) {
        fits = 0;
        for (Candidate candidate : all) {
            if (candidate.source().sends(datagram)) {
                fitting[fits++] = candidate;
            }
        }
        known = true;
        sourceHigh = datagram.sourceHigh();
        sourceLow = datagram.sourceLow();
        localPort = datagram.localPort();
        stream = datagram.session() != 0;
    }

    @Override
    public void label(FlowBatch batch, int row, int port) {
        int version = (int) batch.getLong(FlowColumn.EXPORT_VERSION, row);
        for (int i = 0; i < fits; i++) {
            Candidate candidate = fitting[i];
            if (takes(candidate, version, batch, row)) {
                Sensor sensor = candidate.sensor();
                set(batch, row, sensor.name(), sensor.sensorClass(), type(candidate, batch, row));
                return;
            }
        }
        set(batch, row, NONE, NONE, FlowType.OTHER);
    }

    private static boolean takes(Candidate candidate, int version, FlowBatch batch, int row) {
        FlowSource source = candidate.source();
        if (source.version() != 0 && source.version() != version) {
            return false;
        }
        List<Discard> discards = candidate.sensor().discards();
        for (int i = 0; i < discards.size(); i++) {
            if (discards.get(i).discards(batch, row, source.vlans())) {
                return false;
            }
        }
        return true;
    }

    private static FlowType type(Candidate candidate, FlowBatch batch, int row) {
        FlowSource source = candidate.source();
        FlowType type = candidate.sensor().networks().type(batch, row, source.vlans());
        boolean denied =
                source.firewallEvents()
                        && batch.isPresent(FlowColumn.FIREWALL_EVENT, row)
                        && batch.getLong(FlowColumn.FIREWALL_EVENT, row) == DENIED;
        return denied ? FlowTypes.whenDenied(type, 0) : type;
    }

    private static void set(
            FlowBatch batch, int row, String sensor, String sensorClass, FlowType type) {
        batch.setText(FlowColumn.SENSOR, row, sensor);
        batch.setText(FlowColumn.SENSOR_CLASS, row, sensorClass);
        batch.setText(FlowColumn.FLOW_TYPE, row, type.text());
    }
}
