package io.weir.sql.plan;

import io.weir.sql.run.KeptRows;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * The right side of a nested loop join, which asks for it once for each row of the left side: its
 * rows are kept, so that the files are read and the groups made only once.
 */
final class KeptInput extends SingleRel implements EnumerableRel {
    private KeptInput(RelTraitSet traits, RelNode input) {
        super(input.getCluster(), traits, input);
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
                        RelNode right = join.getRight();
                        RelNode kept = new KeptInput(right.getTraitSet(), right);
                        return join.copy(join.getTraitSet(), List.of(join.getLeft(), kept));
                    }
                });
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new KeptInput(traits, sole(inputs));
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        BlockBuilder code = new BlockBuilder();
        Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
        code.add(Expressions.call(KeptRows.class, "keep", code.append("source", rows.block)));
        return implementor.result(rows.physType, code.toBlock());
    }
}
