package io.weir.sql.plan;

import io.weir.format.FlowColumn;
import io.weir.sql.run.FlowRows;
import io.weir.sql.run.ScanPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The leaf of a plan: columns of {@code flows} for the rows that pass the pushed filters, read by
 * the engine.
 */
final class FlowTableScan extends TableScan implements EnumerableRel {
    private static final double ROWS = 10_000_000;

    private final List<FlowColumn> columns;
    private final List<RexNode> filters;

    private FlowTableScan(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelOptTable table,
            List<FlowColumn> columns,
            List<RexNode> filters) {
        super(cluster, traits, List.of(), table);
        this.columns = columns;
        this.filters = filters;
    }

    static FlowTableScan create(RelOptCluster cluster, RelOptTable table) {
        return new FlowTableScan(
                cluster,
                cluster.traitSetOf(EnumerableConvention.INSTANCE),
                table,
                List.copyOf(Arrays.asList(FlowColumn.values())),
                List.of());
    }

    /** The columns that this scan gives, in order. */
    List<FlowColumn> columns() {
        return columns;
    }

    /** Filters that it applies; input reference i is column i of the table. */
    List<RexNode> filters() {
        return filters;
    }

    /** The same scan with more filters; input reference i of a filter is column i of the table. */
    FlowTableScan withFilters(List<RexNode> more) {
        List<RexNode> all = new ArrayList<>(filters);
        all.addAll(more);
        return new FlowTableScan(
                getCluster(), getTraitSet(), getTable(), columns, List.copyOf(all));
    }

    /** The same rows, with another column alone. */
    FlowTableScan with(FlowColumn column) {
        return new FlowTableScan(getCluster(), getTraitSet(), getTable(), List.of(column), filters);
    }

    @Override
    public RelDataType deriveRowType() {
        return FlowTable.rowType((FlowTypeFactory) getCluster().getTypeFactory(), columns);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new FlowTableScan(getCluster(), traits, getTable(), columns, filters);
    }

    @Override
    public RelNode project(
            ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields, RelBuilder relBuilder) {
        if (!extraFields.isEmpty()) {
            return super.project(fieldsUsed, extraFields, relBuilder);
        }
        List<FlowColumn> kept = new ArrayList<>();
        for (int field : fieldsUsed) {
            kept.add(columns.get(field));
        }
        return new FlowTableScan(
                getCluster(), getTraitSet(), getTable(), List.copyOf(kept), filters);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("columns", columns.stream().map(FlowColumn::sqlName).toList())
                .itemIf("filters", named(), !filters.isEmpty());
    }

    private List<String> named() {
        return filters.stream().map(FlowTableScan::named).toList();
    }

    /** The text of a filter over the table's columns, with names in place of $0. */
    static String named(RexNode filter) {
        return named(filter, List.of(FlowColumn.values()));
    }

    /** The text of an expression over columns, with names in place of $0. */
    static String named(Object expression, List<FlowColumn> columns) {
        return Pattern.compile("\\$(\\d+)")
                .matcher(expression.toString())
                .replaceAll(m -> columns.get(Integer.parseInt(m.group(1))).sqlName());
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return ROWS / (1 + 9 * filters.size());
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
        double rows = estimateRowCount(metadata);
        return planner.getCostFactory().makeCost(rows, rows * (1 + columns.size()), 0);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        PhysType rows =
                PhysTypeImpl.of(
                        implementor.getTypeFactory(), getRowType(), preference.preferArray());
        ScanPlan plan = new PushedScan(columns, filters);
        return implementor.result(
                rows,
                Blocks.toBlock(
                        Expressions.call(
                                FlowRows.class,
                                "scan",
                                implementor.getRootExpression(),
                                implementor.stash(plan, ScanPlan.class))));
    }
}
