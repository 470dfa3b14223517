package io.weir.sql.plan;

import io.weir.sql.run.HeldPlan;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** Counts rows against the query's memory: those that its input gives, or those that it keeps. */
final class Held extends SingleRel implements EnumerableRel {
    /** What is counted. */
    enum What {
        /** All rows that come from below, because what is above keeps them. */
        ROWS,
        /** Different rows; it keeps these itself, and lets none pass twice. */
        DISTINCT_ROWS,
        /** What the operator below keeps apart from its own input. */
        KEPT_BELOW
    }

    private final What what;
    private final HeldPlan plan;

    Held(RelNode input, What what, HeldPlan plan) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.what = what;
        this.plan = plan;
    }

    @Override
    public Held copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Held(inputs.get(0), what, plan);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
        Result below = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
        HeldCode code = new HeldCode(implementor.stash(plan, HeldPlan.class));
        return new Result(counted(below, code), below.physType, below.format);
    }

    private BlockStatement counted(Result below, HeldCode code) {
        if (what == What.KEPT_BELOW) {
            return below.block.accept(code);
        }
        BlockBuilder builder = new BlockBuilder();
        Expression rows = builder.append("rows", below.block);
        builder.add(what == What.ROWS ? code.rows(rows) : code.distinctRows(rows));
        return builder.toBlock();
    }
}
