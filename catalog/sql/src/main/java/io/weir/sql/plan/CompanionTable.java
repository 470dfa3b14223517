package io.weir.sql.plan;

import io.weir.format.stats.StatsColumn;
import io.weir.sql.companion.Companion;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table beside {@code flows}. */
final class CompanionTable extends AbstractTable implements TranslatableTable {
    private final Companion table;

    CompanionTable(Companion table) {
        this.table = table;
    }

    Companion table() {
        return table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
        return rowType((FlowTypeFactory) types, table.columns());
    }

    static RelDataType rowType(FlowTypeFactory types, List<StatsColumn> columns) {
        RelDataTypeFactory.Builder builder = types.builder();
        for (StatsColumn column : columns) {
            builder.add(column.name(), types.typeOf(column.type(), column.nullable()));
        }
        return builder.build();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable relTable) {
        return CompanionScan.create(context.getCluster(), relTable, table);
    }
}
