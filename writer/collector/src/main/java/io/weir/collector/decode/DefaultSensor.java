package io.weir.collector.decode;

import io.weir.collector.wire.FlowLabeler;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigText;
import io.weir.format.config.RepositoryConfig;
import io.weir.udfs.address.AddressFormatException;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import io.weir.udfs.traffic.FlowType;
import io.weir.udfs.traffic.FlowTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * The one sensor of a repository without sensors of its own: {@code S0} of class {@code all}; the
 * configured networks are internal, the rest is external. A flow without addresses is of type
 * {@code other}.
 */
final class DefaultSensor implements FlowLabeler {
    private static final String NAME = "S0";
    private static final String CLASS = "all";
    private static final int UNKNOWN_PROTOCOL = -1;

    private final PrefixSet networks;

    DefaultSensor(PrefixSet networks) {
        this.networks = networks;
    }

    static DefaultSensor of(RepositoryConfig config) throws ConfigException {
        List<Prefix> prefixes = new ArrayList<>();
        for (ConfigText text : config.networks()) {
            try {
                prefixes.add(Prefix.parse(text.value()));
            } catch (AddressFormatException e) {
                throw new ConfigException(
                        config.file(),
                        text.line(),
                        text.column(),
                        "networks",
                        "prefixes such as \"10.0.0.0/8\" or \"2001:db8::/32\"",
                        String.valueOf(e.getMessage()));
            }
        }
        return new DefaultSensor(PrefixSet.of(prefixes));
    }

    @Override
    public void label(FlowBatch batch, int row, int localPort) {
        batch.setText(FlowColumn.SENSOR, row, NAME);
        batch.setText(FlowColumn.SENSOR_CLASS, row, CLASS);
        batch.setText(FlowColumn.FLOW_TYPE, row, type(batch, row).text());
    }

    private FlowType type(FlowBatch batch, int row) {
        if (!batch.isPresent(FlowColumn.SRC_ADDR, row)
                || !batch.isPresent(FlowColumn.DST_ADDR, row)) {
            return FlowType.OTHER;
        }
        int protocol =
                batch.isPresent(FlowColumn.PROTOCOL, row)
                        ? (int) batch.getLong(FlowColumn.PROTOCOL, row)
                        : UNKNOWN_PROTOCOL;
        return FlowTypes.classify(
                isInternal(batch, FlowColumn.SRC_ADDR, row),
                isInternal(batch, FlowColumn.DST_ADDR, row),
                protocol,
                (int) batch.getLong(FlowColumn.SRC_PORT, row),
                (int) batch.getLong(FlowColumn.DST_PORT, row));
    }

    private boolean isInternal(FlowBatch batch, FlowColumn column, int row) {
        return networks.contains(batch.getHigh(column, row), batch.getLong(column, row));
    }
}
