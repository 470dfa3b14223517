package io.weir.sql.plan;

import io.weir.engine.ColumnFilter;
import io.weir.engine.ScanRequest;
import io.weir.format.FlowColumn;
import io.weir.sql.run.ScanPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The columns and filters of one {@link FlowTableScan}. */
record PushedScan(List<FlowColumn> columns, List<RexNode> filters) implements ScanPlan {
    /** Whether the engine can apply this filter exactly, whatever the values of its parameters. */
    static boolean isPushable(RexNode filter) {
        return filter(filter, ConstantValues.placeholders()) != null;
    }

    @Override
    public ScanRequest bind(IntFunction<@Nullable Object> parameters, long nowMillis) {
        ConstantValues constants = new ConstantValues(parameters, nowMillis);
        List<ColumnFilter> bound = new ArrayList<>();
        for (RexNode filter : filters) {
            ColumnFilter columnFilter = filter(filter, constants);
            if (columnFilter == null) {
                throw new IllegalStateException("Not a filter of the engine: " + filter);
            }
            bound.add(columnFilter);
        }
        return new ScanRequest(columns, bound);
    }

    private static @Nullable ColumnFilter filter(RexNode filter, ConstantValues constants) {
        ColumnCondition condition = new ConditionCompiler(constants).compile(filter);
        return condition == null ? null : ValueSets.filter(condition);
    }
}
