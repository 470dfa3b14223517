package io.weir.sql.plan;

import io.weir.engine.ColumnFilter;
import io.weir.engine.expression.Expression;
import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.GroupRequest;
import io.weir.engine.group.Measure;
import io.weir.engine.group.Regrouping;
import io.weir.format.FlowColumn;
import io.weir.sql.run.Bindings;
import io.weir.sql.run.GroupPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link FlowGroupScan} asks of the engine.
 *
 * @param columns the inputs of the expressions
 * @param filters over the table's columns
 * @param conditions over the inputs
 * @param keys over the inputs
 * @param others more rows that are put into the same groups; of these, what is below groups alone
 * @param again groups the groups once more; null if they are what is wanted
 * @param outputs of the groups that are wanted
 * @param having conditions on these groups, over the outputs
 * @param eachRow whether rows are wanted, with the keys as their values
 */
record PushedGroups(
        RexBuilder builder,
        GeneratedCalls generated,
        List<FlowColumn> columns,
        List<RexNode> filters,
        List<RexNode> conditions,
        List<RexNode> keys,
        List<PushedMeasure> measures,
        List<PushedGroups> others,
        @Nullable Again again,
        List<Output> outputs,
        List<RexNode> having,
        boolean eachRow,
        GroupOrder order)
        implements GroupPlan {
    /**
     * A measure before its parameters have values.
     *
     * @param argument over the inputs; null for a count of rows
     * @param filter over the inputs; null for all rows
     */
    record PushedMeasure(Measure.Kind kind, @Nullable RexNode argument, @Nullable RexNode filter) {
        List<RexNode> expressions() {
            return Stream.of(argument, filter).filter(Objects::nonNull).toList();
        }

        PushedMeasure accept(RexShuttle shuttle) {
            return new PushedMeasure(
                    kind,
                    argument == null ? null : argument.accept(shuttle),
                    filter == null ? null : filter.accept(shuttle));
        }

        @Override
        public String toString() {
            return kind
                    + (argument == null ? "" : "(" + argument + ")")
                    + (filter == null ? "" : " FILTER " + filter);
        }
    }

    /**
     * How groups are grouped once more; all over their outputs.
     *
     * @param conditions on groups
     */
    record Again(List<RexNode> conditions, List<RexNode> keys, List<PushedMeasure> measures) {}

    /**
     * The same, its conditions in the scan where it can have them, over the columns that are used.
     */
    PushedGroups narrowed() {
        List<RexNode> expressions = new ArrayList<>(keys);
        measures.forEach(measure -> expressions.addAll(measure.expressions()));
        NarrowedScan scan = NarrowedScan.of(columns, filters, conditions, expressions);
        RexShuttle renumbering = scan.renumbering();
        return new PushedGroups(
                builder,
                generated,
                scan.columns(),
                scan.filters(),
                scan.conditions(),
                renumbering.apply(keys),
                measures.stream().map(measure -> measure.accept(renumbering)).toList(),
                others,
                again,
                outputs,
                having,
                eachRow,
                order);
    }

    /** Whether the engine has all the expressions, whatever the values of parameters. */
    boolean isPossible() {
        return request(Placeholders.INSTANCE, plan -> List.of()) != null;
    }

    private List<ColumnFilter> boundFilters(Bindings bindings) {
        return new PushedScan(List.of(), filters).bind(bindings).filters();
    }

    @Override
    public String name() {
        StringBuilder name = new StringBuilder(eachRow ? "FlowTopScan of " : "FlowGroupScan by ");
        name.append(keysByName());
        others.forEach(other -> name.append(" and ").append(other.keysByName()));
        return name.toString();
    }

    private List<String> keysByName() {
        return keys.stream().map(key -> FlowTableScan.named(key, columns)).toList();
    }

    @Override
    public GroupRequest bind(Bindings bindings) {
        GroupRequest request = request(bindings, plan -> plan.boundFilters(bindings));
        if (request == null) {
            throw new IllegalStateException("Not expressions of the engine: " + this);
        }
        return request;
    }

    private @Nullable GroupRequest request(
            Bindings bindings, Function<PushedGroups, List<ColumnFilter>> filtersOf) {
        List<GroupRequest> boundOthers = new ArrayList<>();
        for (PushedGroups other : others) {
            GroupRequest bound = other.request(bindings, filtersOf);
            if (bound == null) {
                return null;
            }
            boundOthers.add(bound);
        }
        ExpressionCompiler compiler = new ExpressionCompiler(builder, generated, bindings);
        List<Expression> boundConditions = compiler.compile(conditions);
        List<Expression> boundKeys = compiler.compile(keys);
        List<Measure> boundMeasures = measures(measures, compiler);
        Regrouping boundAgain = again == null ? null : again(again, bindings);
        List<Expression> boundHaving = onGroups(having, bindings);
        if (boundConditions == null
                || boundKeys == null
                || boundMeasures == null
                || (again != null && boundAgain == null)
                || boundHaving == null) {
            return null;
        }
        return new GroupRequest(
                columns,
                filtersOf.apply(this),
                boundConditions,
                boundKeys,
                boundMeasures,
                boundOthers,
                boundAgain,
                boundHaving,
                eachRow);
    }

    private @Nullable List<Expression> onGroups(List<RexNode> nodes, Bindings bindings) {
        return ExpressionCompiler.ofRows(builder, bindings).compile(nodes);
    }

    /** Whether the engine can ask this of a group: over outputs that are as they are found. */
    boolean canAsk(RexNode condition) {
        for (int output : RelOptUtil.InputFinder.bits(condition)) {
            if (isZeroOfNone(outputs.get(output))) {
                return false;
            }
        }
        return RexUtil.isDeterministic(condition)
                && onGroups(List.of(condition), Placeholders.INSTANCE) != null;
    }

    private @Nullable Regrouping again(Again regrouping, Bindings bindings) {
        ExpressionCompiler compiler = ExpressionCompiler.ofRows(builder, bindings);
        List<Expression> boundConditions = compiler.compile(regrouping.conditions());
        List<Expression> boundKeys = compiler.compile(regrouping.keys());
        List<Measure> boundMeasures = measures(regrouping.measures(), compiler);
        return boundConditions == null || boundKeys == null || boundMeasures == null
                ? null
                : new Regrouping(boundConditions, boundKeys, boundMeasures);
    }

    private static @Nullable List<Measure> measures(
            List<PushedMeasure> measures, ExpressionCompiler compiler) {
        List<Measure> bound = new ArrayList<>();
        for (PushedMeasure measure : measures) {
            RexNode argument = measure.argument();
            RexNode filter = measure.filter();
            Expression boundArgument = argument == null ? null : compiler.compile(argument);
            Expression boundFilter = filter == null ? null : compiler.compile(filter);
            if ((argument != null && boundArgument == null)
                    || (filter != null && boundFilter == null)) {
                return null;
            }
            bound.add(new Measure(measure.kind(), boundArgument, boundFilter));
        }
        return bound;
    }

    /** Whether the engine can group these groups once more: all of them, as they are found. */
    boolean isForAgain() {
        return !eachRow
                && again == null
                && order.equals(GroupOrder.ALL)
                && outputs.stream().noneMatch(PushedGroups::isZeroOfNone);
    }

    private static boolean isZeroOfNone(Output output) {
        return output == Output.BIGINT_OR_ZERO || output == Output.DOUBLE_OR_ZERO;
    }

    /** Groups of these groups. */
    PushedGroups with(Again regrouping, List<Output> outputsOfThese) {
        return new PushedGroups(
                builder,
                generated,
                columns,
                filters,
                conditions,
                keys,
                measures,
                others,
                regrouping,
                outputsOfThese,
                List.of(),
                eachRow,
                order);
    }

    PushedGroups withOrder(GroupOrder wanted) {
        return new PushedGroups(
                builder,
                generated,
                columns,
                filters,
                conditions,
                keys,
                measures,
                others,
                again,
                outputs,
                having,
                eachRow,
                wanted);
    }

    PushedGroups withHaving(List<RexNode> more) {
        List<RexNode> all = new ArrayList<>(having);
        all.addAll(more);
        return new PushedGroups(
                builder,
                generated,
                columns,
                filters,
                conditions,
                keys,
                measures,
                others,
                again,
                outputs,
                List.copyOf(all),
                eachRow,
                order);
    }
}
