package io.weir.collector.sensor;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;

/** Source or destination of a flow, and where its values are. */
public enum FlowSide {
    SOURCE(FlowColumn.SRC_ADDR, FlowColumn.IN_IF, FlowColumn.VLAN_ID),
    DESTINATION(FlowColumn.DST_ADDR, FlowColumn.OUT_IF, FlowColumn.POST_VLAN_ID);

    private final FlowColumn address;
    private final FlowColumn snmp;
    private final FlowColumn vlan;

    FlowSide(FlowColumn address, FlowColumn snmp, FlowColumn vlan) {
        this.address = address;
        this.snmp = snmp;
        this.vlan = vlan;
    }

    FlowColumn address() {
        return address;
    }

    /** The interface number, or VLAN; 0 where the record has none, as SiLK has it. */
    long number(FlowBatch batch, int row, boolean vlans) {
        FlowColumn column = vlans ? vlan : snmp;
        return batch.isPresent(column, row) ? batch.getLong(column, row) : 0;
    }
}
