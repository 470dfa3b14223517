package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.sql.run.GroupPlan;
import io.weir.sql.run.GroupRows;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** A leaf of a plan: groups of the rows of {@code flows}, made by the engine while it scans. */
final class FlowGroupScan extends AbstractRelNode implements EnumerableRel {
    private static final double GROUPS_OF_A_KEY = 1_000;

    private final RelOptTable table;
    private final PushedGroups groups;

    private FlowGroupScan(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelOptTable table,
            RelDataType row,
            PushedGroups groups) {
        super(cluster, traits);
        this.table = table;
        this.groups = groups;
        this.rowType = row;
    }

    /**
     * @param scan what it takes the place of, with what is above it
     * @param row the keys, then the measures
     */
    static FlowGroupScan of(FlowTableScan scan, RelDataType row, PushedGroups groups) {
        return new FlowGroupScan(
                scan.getCluster(), scan.getTraitSet(), scan.getTable(), row, groups);
    }

    /** The same with another plan of the same outputs. */
    FlowGroupScan with(PushedGroups plan) {
        return new FlowGroupScan(getCluster(), getTraitSet(), table, getRowType(), plan);
    }

    /** The same with a plan of other outputs. */
    FlowGroupScan with(PushedGroups plan, RelDataType row) {
        return new FlowGroupScan(getCluster(), getTraitSet(), table, row, plan);
    }

    /** What it asks of the engine. */
    PushedGroups plan() {
        return groups;
    }

    @Override
    public RelOptTable getTable() {
        return table;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new FlowGroupScan(getCluster(), traits, table, getRowType(), groups);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item(groups.eachRow() ? "rows" : "keys", named(groups.keys()))
                .itemIf("measures", named(groups.measures()), !groups.eachRow())
                .itemIf(
                        "filters",
                        groups.filters().stream().map(FlowTableScan::named).toList(),
                        !groups.filters().isEmpty())
                .itemIf("conditions", named(groups.conditions()), !groups.conditions().isEmpty())
                .itemIf(
                        "and",
                        groups.others().stream().map(FlowGroupScan::described).toList(),
                        !groups.others().isEmpty())
                .itemIf("again", groups.again(), groups.again() != null)
                .itemIf("having", groups.having(), !groups.having().isEmpty())
                .itemIf("first", groups.order(), !groups.order().equals(GroupOrder.ALL));
    }

    private List<String> named(List<?> expressions) {
        return named(expressions, groups);
    }

    private static List<String> named(List<?> expressions, PushedGroups groups) {
        return expressions.stream()
                .map(expression -> FlowTableScan.named(expression, groups.columns()))
                .toList();
    }

    /** Rows that are put into the same groups. */
    private static String described(PushedGroups other) {
        List<String> conditions =
                new ArrayList<>(other.filters().stream().map(FlowTableScan::named).toList());
        conditions.addAll(named(other.conditions(), other));
        return "keys="
                + named(other.keys(), other)
                + " measures="
                + named(other.measures(), other)
                + (conditions.isEmpty() ? "" : " where " + conditions);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        PushedGroups.Again again = groups.again();
        int keys = again == null ? groups.keys().size() : again.keys().size();
        double all = Math.pow(GROUPS_OF_A_KEY, keys);
        return Math.min(Math.min(all, 10_000_000), (double) groups.order().count());
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
        double rows = estimateRowCount(metadata);
        return planner.getCostFactory().makeCost(rows, rows, 0);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        PhysType rows =
                PhysTypeImpl.of(
                        implementor.getTypeFactory(), getRowType(), preference.preferArray());
        return implementor.result(
                rows,
                Blocks.toBlock(
                        Expressions.call(
                                GroupRows.class,
                                "group",
                                implementor.getRootExpression(),
                                implementor.stash(groups, GroupPlan.class))));
    }
}
