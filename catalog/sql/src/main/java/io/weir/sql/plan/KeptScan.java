package io.weir.sql.plan;

import io.weir.sql.run.KeptPlan;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** A leaf: the rows of a part of the statement that ran before, and were kept. */
final class KeptScan extends AbstractRelNode implements EnumerableRel {
    private static final double ROWS = 100;

    private final int part;

    KeptScan(RelOptCluster cluster, RelDataType rowType, int part) {
        super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
        this.rowType = rowType;
        this.part = part;
    }

    /** The number of that part. */
    int part() {
        return part;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("part", part);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return ROWS;
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
                                KeptPlan.class,
                                "rows",
                                implementor.getRootExpression(),
                                Expressions.constant(part))));
    }
}
