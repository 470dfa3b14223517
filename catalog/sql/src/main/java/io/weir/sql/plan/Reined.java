package io.weir.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** The root of a plan whose generated code asks its execution's reins again and again. */
final class Reined extends SingleRel implements EnumerableRel {
    Reined(RelNode plan) {
        super(plan.getCluster(), plan.getTraitSet().replace(EnumerableConvention.INSTANCE), plan);
    }

    @Override
    public Reined copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Reined(inputs.get(0));
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        Result plan = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
        return new Result(plan.block.accept(new ReinsInCode()), plan.physType, plan.format);
    }
}
