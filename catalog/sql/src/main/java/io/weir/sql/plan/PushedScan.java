package io.weir.sql.plan;

import static java.util.Objects.requireNonNull;

import io.weir.engine.ColumnFilter;
import io.weir.engine.ScanRequest;
import io.weir.engine.ValueSet;
import io.weir.format.FlowColumn;
import io.weir.sql.run.Bindings;
import io.weir.sql.run.KeySet;
import io.weir.sql.run.ScanPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The columns and filters of one {@link FlowTableScan}. */
record PushedScan(List<FlowColumn> columns, List<RexNode> filters) implements ScanPlan {
    /** Whether the engine can apply this filter exactly, whatever the values of its parameters. */
    static boolean isPushable(RexNode filter) {
        return isSet(filter) || filter(filter, ConstantValues.placeholders()) != null;
    }

    @Override
    public String name() {
        return "FlowTableScan of " + columns.stream().map(FlowColumn::sqlName).toList();
    }

    @Override
    public ScanRequest bind(Bindings bindings) {
        return new ScanRequest(columns, filters(bindings));
    }

    private List<ColumnFilter> filters(Bindings bindings) {
        ConstantValues constants = new ConstantValues(bindings::parameter, bindings.nowMillis());
        List<ColumnFilter> bound = new ArrayList<>();
        for (RexNode filter : filters) {
            ColumnFilter columnFilter =
                    isSet(filter) ? setFilter(filter, bindings) : filter(filter, constants);
            if (columnFilter == null) {
                throw new IllegalStateException("Not a filter of the engine: " + filter);
            }
            bound.add(columnFilter);
        }
        return bound;
    }

    private static @Nullable ColumnFilter filter(RexNode filter, ConstantValues constants) {
        ColumnCondition condition = new ConditionCompiler(constants).compile(filter);
        return condition == null ? null : ValueSets.filter(condition);
    }

    /** Whether a filter asks, or denies, that a column is in the set of a sub-query. */
    private static boolean isSet(RexNode filter) {
        RexNode call = operand(filter);
        return KeySetOperator.isCall(call)
                && ConditionCompiler.column(KeySetOperator.value((RexCall) call)) != null;
    }

    private static RexNode operand(RexNode filter) {
        return switch (filter.getKind()) {
            case NOT, IS_TRUE, IS_NOT_TRUE -> ((RexCall) filter).getOperands().get(0);
            default -> filter;
        };
    }

    private static ColumnFilter setFilter(RexNode filter, Bindings bindings) {
        RexCall call = (RexCall) operand(filter);
        FlowColumn column = requireNonNull(ConditionCompiler.column(KeySetOperator.value(call)));
        KeySet set = bindings.keySet(KeySetOperator.set(call));
        return switch (filter.getKind()) {
            case NOT -> notIn(column, set);
            case IS_NOT_TRUE -> new ColumnFilter(column, set.values().complement(), true);
            default -> new ColumnFilter(column, set.values(), false);
        };
    }

    /** True for all rows where the set is empty, for none where it has a NULL. */
    private static ColumnFilter notIn(FlowColumn column, KeySet set) {
        ValueSet values =
                set.hasNull() ? KeySet.none(column.type()).values() : set.values().complement();
        return new ColumnFilter(column, values, set.isEmpty());
    }
}
