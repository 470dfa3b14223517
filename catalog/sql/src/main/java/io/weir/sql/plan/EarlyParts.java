package io.weir.sql.plan;

import io.weir.engine.expression.ValueKind;
import io.weir.format.ColumnType;
import io.weir.sql.run.EarlyPlans;
import io.weir.sql.run.KeptPlan;
import io.weir.sql.run.KeySetPlan;
import io.weir.sql.run.TupleSetPlan;
import io.weir.sql.run.ValuePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlKind;

/** Plans the parts of a statement that run before the rows that ask them. */
final class EarlyParts implements KeySetQueries.Sets, KeptSides.Parts {
    private final Map<String, Object> stash;
    private final int parameters;
    private final BiFunction<RelRoot, EarlyParts, FlowPlanner.Plan> planner;
    private final List<ValuePlan> values = new ArrayList<>();
    private final List<KeySetPlan> keySets = new ArrayList<>();
    private final List<TupleSetPlan> tupleSets = new ArrayList<>();
    private final List<KeptPlan> kept = new ArrayList<>();
    private final List<Supplier<String>> texts = new ArrayList<>();

    /**
     * @param stash what generated code asks for by name
     * @param parameters how many the statement has
     * @param planner plans a part, which may have parts of its own
     */
    EarlyParts(
            Map<String, Object> stash,
            int parameters,
            BiFunction<RelRoot, EarlyParts, FlowPlanner.Plan> planner) {
        this.stash = stash;
        this.parameters = parameters;
        this.planner = planner;
    }

    Map<String, Object> stash() {
        return stash;
    }

    /** The tree without the sub-queries that run first. */
    RelNode take(RelNode node) {
        return node.accept(new EarlyValues(node.getCluster().getRexBuilder(), this::value))
                .accept(new SingleRows(this::row))
                .accept(new KeySetQueries(this));
    }

    private FlowPlanner.Plan planned(RelNode query) {
        return planner.apply(RelRoot.of(query, SqlKind.SELECT), this);
    }

    private int value(RelNode query) {
        FlowPlanner.Plan plan = planned(query);
        values.add(new ValuePlan(plan.code()));
        int number = parameters + values.size() - 1;
        texts.add(() -> "value ?" + number + ":\n" + plan.explanation());
        return number;
    }

    private int row(RelNode query) {
        KeptScan rows = keep(query);
        int first = parameters + values.size();
        for (int column = 0; column < query.getRowType().getFieldCount(); column++) {
            int number = first + column;
            int shown = column;
            values.add(new ValuePlan(KeptPlan.column(rows.part(), column)));
            texts.add(
                    () ->
                            "value ?"
                                    + number
                                    + ": column "
                                    + shown
                                    + " of part "
                                    + rows.part()
                                    + "\n");
        }
        return first;
    }

    @Override
    public int keys(RelNode query, ColumnType type) {
        FlowPlanner.Plan plan = planned(query);
        keySets.add(new KeySetPlan(plan.code(), type));
        int number = keySets.size() - 1;
        texts.add(() -> "set " + number + ":\n" + plan.explanation());
        return number;
    }

    @Override
    public int tuples(RelNode query, List<ValueKind> kinds) {
        FlowPlanner.Plan plan = planned(query);
        tupleSets.add(new TupleSetPlan(plan.code(), List.copyOf(kinds)));
        int number = tupleSets.size() - 1;
        texts.add(() -> "rows " + number + ":\n" + plan.explanation());
        return number;
    }

    @Override
    public KeptScan keep(RelNode query) {
        FlowPlanner.Plan plan = planned(query);
        kept.add(new KeptPlan(plan.code(), query.getRowType().getFieldCount()));
        int number = kept.size() - 1;
        texts.add(() -> "part " + number + ":\n" + plan.explanation());
        return new KeptScan(query.getCluster(), query.getRowType(), number);
    }

    @Override
    public int keys(KeptScan rows, int column, ColumnType type) {
        keySets.add(new KeySetPlan(KeptPlan.column(rows.part(), column), type));
        int number = keySets.size() - 1;
        texts.add(() -> "set " + number + ": column " + column + " of part " + rows.part() + "\n");
        return number;
    }

    EarlyPlans plans() {
        return new EarlyPlans(values, keySets, tupleSets, kept);
    }

    String explanation() {
        return texts.stream().map(Supplier::get).collect(Collectors.joining());
    }
}
