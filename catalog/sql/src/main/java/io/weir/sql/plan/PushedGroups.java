package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.GroupRequest;
import io.weir.engine.group.Measure;
import io.weir.format.FlowColumn;
import io.weir.sql.run.GroupPlan;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** What one {@link FlowGroupScan} asks of the engine. */
record PushedGroups(
        List<RexNode> filters,
        List<FlowColumn> keys,
        List<Measure> measures,
        List<Output> outputs,
        GroupOrder order)
        implements GroupPlan {
    @Override
    public GroupRequest bind(IntFunction<@Nullable Object> parameters, long nowMillis) {
        return new GroupRequest(
                new PushedScan(List.of(), filters).bind(parameters, nowMillis).filters(),
                keys,
                measures);
    }

    PushedGroups withOrder(GroupOrder wanted) {
        return new PushedGroups(filters, keys, measures, outputs, wanted);
    }
}
