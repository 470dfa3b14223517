package io.weir.collector.wire.record;

import io.weir.collector.wire.options.ExporterOptions;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/** Names that the exporter told in options data, where the record has none. One owner. */
final class RecordNames {
    private ExporterOptions own = new ExporterOptions(0);
    private ExporterOptions general = own;
    private boolean hasNames;

    void begin(ExporterOptions newOwn, ExporterOptions newGeneral) {
        own = newOwn;
        general = newGeneral;
        hasNames = own.size() > 0 || general.size() > 0;
    }

    void set(int row, long application, FlowBatch out) {
        if (!hasNames) {
            return;
        }
        interfaceName(FlowColumn.IN_IF, FlowColumn.IN_IF_NAME, row, out);
        interfaceName(FlowColumn.OUT_IF, FlowColumn.OUT_IF_NAME, row, out);
        if (needs(FlowColumn.IN_VRF, FlowColumn.IN_VRF_NAME, row, out)) {
            long vrf = out.getLong(FlowColumn.IN_VRF, row);
            String name = own.vrfName(vrf);
            set(FlowColumn.IN_VRF_NAME, row, name == null ? general.vrfName(vrf) : name, out);
        }
        if (application != 0 && !out.isPresent(FlowColumn.APP_NAME, row)) {
            String name = own.applicationName(application);
            set(
                    FlowColumn.APP_NAME,
                    row,
                    name == null ? general.applicationName(application) : name,
                    out);
        }
    }

    private void interfaceName(FlowColumn number, FlowColumn name, int row, FlowBatch out) {
        if (needs(number, name, row, out)) {
            long ifIndex = out.getLong(number, row);
            String known = own.interfaceName(ifIndex);
            set(name, row, known == null ? general.interfaceName(ifIndex) : known, out);
        }
    }

    private static boolean needs(FlowColumn number, FlowColumn name, int row, FlowBatch out) {
        return out.isPresent(number, row) && !out.isPresent(name, row);
    }

    private static void set(FlowColumn column, int row, @Nullable String name, FlowBatch out) {
        if (name != null) {
            out.setText(column, row, name);
        }
    }
}
