package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** The table {@code flows}. */
final class FlowTable extends AbstractTable implements TranslatableTable {
    static final String NAME = "flows";

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
        return rowType((FlowTypeFactory) types, Arrays.asList(FlowColumn.values()));
    }

    static RelDataType rowType(FlowTypeFactory types, List<FlowColumn> columns) {
        RelDataTypeFactory.Builder builder = types.builder();
        for (FlowColumn column : columns) {
            builder.add(column.sqlName(), types.typeOf(column));
        }
        return builder.build();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return FlowTableScan.create(context.getCluster(), table);
    }
}
