package io.weir.sql.plan;

import io.weir.format.stats.StatsColumn;
import io.weir.sql.companion.Companion;
import io.weir.sql.companion.ListedTable;
import io.weir.sql.run.CompanionPlan;
import io.weir.sql.run.CompanionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
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
 * The leaf of a plan over a table beside {@code flows}: columns, and conditions on the time, which
 * leave out whole days. A condition is also applied to each row, above the leaf.
 */
final class CompanionScan extends TableScan implements EnumerableRel {
    private static final double ROWS = 10_000;

    private final Companion companion;
    private final List<Integer> columns;
    private final List<RexNode> timeConditions;

    private CompanionScan(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelOptTable table,
            Companion companion,
            List<Integer> columns,
            List<RexNode> timeConditions) {
        super(cluster, traits, List.of(), table);
        this.companion = companion;
        this.columns = columns;
        this.timeConditions = timeConditions;
    }

    static CompanionScan create(RelOptCluster cluster, RelOptTable table, Companion companion) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < companion.columns().size(); i++) {
            all.add(i);
        }
        return new CompanionScan(
                cluster,
                cluster.traitSetOf(EnumerableConvention.INSTANCE),
                table,
                companion,
                List.copyOf(all),
                List.of());
    }

    /** The columns that this scan gives, by their place in the table. */
    List<Integer> columns() {
        return columns;
    }

    /** Whether conditions on the first column leave out rows. */
    boolean isTimed() {
        return companion.isTimed();
    }

    /** Whether it is a list that no flow makes longer. */
    boolean isShort() {
        return companion instanceof ListedTable && !companion.isTimed();
    }

    /** The same scan with conditions on the table's first column. */
    CompanionScan withTimeConditions(List<RexNode> conditions) {
        return new CompanionScan(
                getCluster(),
                getTraitSet(),
                getTable(),
                companion,
                columns,
                List.copyOf(conditions));
    }

    @Override
    public RelDataType deriveRowType() {
        List<StatsColumn> given = columns.stream().map(companion.columns()::get).toList();
        return CompanionTable.rowType((FlowTypeFactory) getCluster().getTypeFactory(), given);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new CompanionScan(
                getCluster(), traits, getTable(), companion, columns, timeConditions);
    }

    @Override
    public RelNode project(
            ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields, RelBuilder relBuilder) {
        if (!extraFields.isEmpty()) {
            return super.project(fieldsUsed, extraFields, relBuilder);
        }
        List<Integer> kept = fieldsUsed.asList().stream().map(columns::get).toList();
        return new CompanionScan(
                getCluster(), getTraitSet(), getTable(), companion, kept, timeConditions);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item(
                        "columns",
                        columns.stream().map(i -> companion.columns().get(i).name()).toList())
                .itemIf("days", named(), !timeConditions.isEmpty());
    }

    private List<String> named() {
        String time = companion.columns().get(0).name();
        return timeConditions.stream().map(each -> each.toString().replace("$0", time)).toList();
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return ROWS / (1 + 9 * timeConditions.size());
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        PhysType rows =
                PhysTypeImpl.of(
                        implementor.getTypeFactory(), getRowType(), preference.preferArray());
        CompanionPlan plan = new TimedScan(companion, columns, timeConditions);
        return implementor.result(
                rows,
                Blocks.toBlock(
                        Expressions.call(
                                CompanionRows.class,
                                "scan",
                                implementor.getRootExpression(),
                                implementor.stash(plan, CompanionPlan.class))));
    }
}
