package io.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Takes each row of flows once before UNION, INTERSECT or EXCEPT compare them, which the scan can
 * do, so that these have fewer rows.
 */
final class DistinctSides extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof SetOp operation) || operation.all) {
            return visited;
        }
        List<RelNode> inputs = new ArrayList<>();
        operation.getInputs().forEach(input -> inputs.add(distinct(input)));
        return operation.copy(operation.getTraitSet(), inputs);
    }

    private static RelNode distinct(RelNode input) {
        if (!(LeafInput.of(input).leaf() instanceof FlowTableScan)) {
            return input;
        }
        ImmutableBitSet all = ImmutableBitSet.range(input.getRowType().getFieldCount());
        Aggregate rows = LogicalAggregate.create(input, List.of(), all, null, List.of());
        return PushGroups.obstacle(rows) == null ? rows : input;
    }
}
