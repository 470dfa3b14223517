package io.weir.collector.rules;

import io.weir.collector.sensor.FlowSensors;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.ExporterPolicy;
import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force. Any thread may replace them; they take effect with the next datagram, so that
 * no datagram is decoded by two configurations. But for that, one owner.
 */
public final class LiveRules implements FlowLabeler, ExporterPolicies {
    private final AtomicReference<@Nullable CollectionRules> next = new AtomicReference<>();
    private ExporterPolicies policies;
    private FlowSensors sensors;

    /** These rules, until they are replaced. */
    public LiveRules(CollectionRules rules) {
        policies = rules.policies();
        sensors = new FlowSensors(rules.sensors());
    }

    /** From the next datagram on, these. */
    public void replace(CollectionRules rules) {
        next.set(rules);
    }

    @Override
    public void begin(Datagram datagram) {
        if (next.get() != null) {
            takeOver(next.getAndSet(null));
        }
        sensors.begin(datagram);
    }

    private void takeOver(@Nullable CollectionRules rules) {
        if (rules != null) {
            policies = rules.policies();
            sensors = new FlowSensors(rules.sensors());
        }
    }

    @Override
    public void label(FlowBatch batch, int row, int localPort) {
        sensors.label(batch, row, localPort);
    }

    @Override
    public ExporterPolicy of(long high, long low) {
        return policies.of(high, low);
    }
}
