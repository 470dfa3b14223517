package io.weir.sql.plan;

import io.weir.sql.run.KeptRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * The right side of a nested loop join, which asks for it once for each row of the left side: its
 * rows are kept, so that the files are read and the groups made only once.
 */
final class KeptInput extends SingleRel implements EnumerableRel {
    private final boolean areRowsApart;

    private KeptInput(RelTraitSet traits, RelNode input, boolean areRowsApart) {
        super(input.getCluster(), traits, input);
        this.areRowsApart = areRowsApart;
    }

    /** The plan with these at all places that need one. */
    static RelNode inJoinsOf(RelNode plan) {
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode node) {
                        RelNode visited = super.visit(node);
                        if (!(visited instanceof EnumerableNestedLoopJoin join)) {
                            return visited;
                        }
                        return join.getJoinType().generatesNullsOnLeft()
                                ? withAllOfTheRight(join)
                                : with(join, join.getRight(), false);
                    }
                });
    }

    private static RelNode with(EnumerableNestedLoopJoin join, RelNode right, boolean apart) {
        return EnumerableNestedLoopJoin.create(
                join.getLeft(),
                new KeptInput(right.getTraitSet(), right, apart),
                join.getCondition(),
                join.getVariablesSet(),
                join.getJoinType());
    }

    /**
     * A join that gives the rows of the right side that match none. The library keeps these in a
     * set of objects, where the same object twice is one row. A row of one column is the value
     * itself, of which there often is only one; rows of two are arrays.
     */
    private static RelNode withAllOfTheRight(EnumerableNestedLoopJoin join) {
        RelNode right = join.getRight();
        if (right.getRowType().getFieldCount() > 1) {
            return with(join, right, true);
        }
        RexBuilder builder = join.getCluster().getRexBuilder();
        RelDataType wide =
                builder.getTypeFactory()
                        .builder()
                        .addAll(right.getRowType().getFieldList())
                        .add("row", builder.makeLiteral(true).getType())
                        .build();
        List<RexNode> values = firstOf(right, right.getRowType());
        values.add(builder.makeLiteral(true));
        RelNode joined = with(join, calculated(right, values, wide), true);
        return calculated(joined, firstOf(joined, join.getRowType()), join.getRowType());
    }

    private static List<RexNode> firstOf(RelNode node, RelDataType row) {
        List<RexNode> values = new ArrayList<>();
        for (int i = 0; i < row.getFieldCount(); i++) {
            values.add(node.getCluster().getRexBuilder().makeInputRef(node, i));
        }
        return values;
    }

    private static RelNode calculated(RelNode node, List<RexNode> values, RelDataType row) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        return EnumerableCalc.create(
                node, RexProgram.create(node.getRowType(), values, null, row, builder));
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new KeptInput(traits, sole(inputs), areRowsApart);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        BlockBuilder code = new BlockBuilder();
        Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
        code.add(
                Expressions.call(
                        KeptRows.class,
                        areRowsApart ? "keepApart" : "keep",
                        code.append("source", rows.block)));
        return implementor.result(rows.physType, code.toBlock());
    }
}
