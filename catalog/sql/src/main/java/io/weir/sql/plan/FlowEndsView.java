package io.weir.sql.plan;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * The view {@code flow_ends}: {@code flows} seen from the source, and all again seen from the
 * destination. It is replaced by its two scans when a query is planned, so that filters reach both.
 */
final class FlowEndsView extends AbstractTable implements TranslatableTable {
    static final String NAME = "flow_ends";

    @Override
    public Schema.TableType getJdbcTableType() {
        return Schema.TableType.VIEW;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        FlowTypeFactory types = (FlowTypeFactory) factory;
        RelDataTypeFactory.Builder builder = types.builder();
        for (EndColumn column : EndColumn.all()) {
            FlowColumn ofSource = column.ofSource();
            builder.add(
                    column.name(),
                    ofSource == null
                            ? types.typeOf(ColumnType.TEXT, false)
                            : types.typeOf(ofSource));
        }
        return builder.build();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        RelOptCluster cluster = context.getCluster();
        List<String> path = new ArrayList<>(table.getQualifiedName());
        path.set(path.size() - 1, FlowTable.NAME);
        RelOptSchema schema = Objects.requireNonNull(table.getRelOptSchema());
        RelOptTable flows = Objects.requireNonNull(schema.getTableForMember(path));
        return LogicalUnion.create(
                List.of(
                        end(FlowTableScan.create(cluster, flows), EndColumn.SOURCE),
                        end(FlowTableScan.create(cluster, flows), EndColumn.DESTINATION)),
                true);
    }

    private static RelNode end(FlowTableScan scan, String role) {
        RexBuilder builder = scan.getCluster().getRexBuilder();
        FlowTypeFactory types = (FlowTypeFactory) builder.getTypeFactory();
        RelDataType text = types.typeOf(ColumnType.TEXT, false);
        List<RexNode> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (EndColumn column : EndColumn.all()) {
            FlowColumn source =
                    role.equals(EndColumn.SOURCE) ? column.ofSource() : column.ofDestination();
            values.add(
                    source == null
                            ? builder.makeLiteral(role, text, true)
                            : builder.makeInputRef(scan, source.ordinal()));
            names.add(column.name());
        }
        return LogicalProject.create(scan, List.of(), values, names, Set.of());
    }
}
