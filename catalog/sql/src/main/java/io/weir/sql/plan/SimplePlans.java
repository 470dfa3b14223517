package io.weir.sql.plan;

import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.sql.run.BatchSource;
import io.weir.sql.run.Bindings;
import io.weir.sql.run.GroupPlan.Output;
import io.weir.sql.run.SimplePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/** Finds the plans that run without a planner and without generated code. */
final class SimplePlans {
    private SimplePlans() {}

    /** Whether a tree is one scan with nothing but projections, filters, groups and sorts above. */
    static boolean isChain(RelNode top) {
        boolean[] hasSubQuery = new boolean[1];
        RexShuttle finder =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        hasSubQuery[0] = true;
                        return subQuery;
                    }
                };
        RelNode node = top;
        while (node.getInputs().size() == 1) {
            node.accept(finder);
            node = node.getInput(0);
        }
        return node instanceof FlowTableScan && !hasSubQuery[0];
    }

    /**
     * The plan of a sort over projections and filters over the rows or the groups of a scan, each
     * of which may be missing; null for anything else.
     */
    static @Nullable SimplePlan of(RelRoot root, RelNode top) {
        Sort sort = top instanceof Sort above ? above : null;
        RelNode node = sort == null ? top : sort.getInput();
        if (sort != null && !isPlain(sort)) {
            return null;
        }
        LeafInput input = LeafInput.of(node);
        RelDataType row = node.getRowType();
        if (input.leaf() instanceof FlowGroupScan groups) {
            List<ValueKind> kinds = kinds(groups.getRowType());
            return kinds == null
                    ? null
                    : plan(root, sort, row, input, BatchSource.of(groups.plan(), kinds));
        }
        return input.leaf() instanceof FlowTableScan scan
                ? ofRows(root, sort, row, input, scan)
                : null;
    }

    private static @Nullable SimplePlan ofRows(
            RelRoot root,
            @Nullable Sort sort,
            RelDataType row,
            LeafInput input,
            FlowTableScan scan) {
        NarrowedScan narrowed =
                NarrowedScan.of(scan.columns(), scan.filters(), input.conditions(), input.fields());
        LeafInput over =
                new LeafInput(
                        scan, narrowed.renumbering().apply(input.fields()), narrowed.conditions());
        PushedScan source = new PushedScan(narrowed.columns(), narrowed.filters());
        return plan(root, sort, row, over, BatchSource.of(source));
    }

    /** The kinds of a row's values; null where the engine has none. */
    private static @Nullable List<ValueKind> kinds(RelDataType row) {
        List<ValueKind> kinds = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            ValueKind kind = ExpressionTypes.kind(field.getType());
            if (kind == null) {
                return null;
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static @Nullable SimplePlan plan(
            RelRoot root,
            @Nullable Sort sort,
            RelDataType row,
            LeafInput input,
            BatchSource source) {
        List<RexNode> fields = input.fields();
        List<RexNode> conditions = input.conditions();
        List<Output> outputs = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            Output output = ExpressionTypes.output(field.getType());
            if (output == null) {
                return null;
            }
            outputs.add(output);
        }
        RexBuilder builder = input.leaf().getCluster().getRexBuilder();
        if (compiled(builder, conditions, Placeholders.INSTANCE) == null
                || compiled(builder, fields, Placeholders.INSTANCE) == null) {
            return null;
        }
        return new SimplePlan(
                source,
                bound(builder, conditions),
                bound(builder, fields),
                outputs,
                sort == null || sort.getCollation().getFieldCollations().isEmpty()
                        ? null
                        : order(sort),
                sort == null || sort.offset == null ? 0 : number(sort.offset),
                sort == null || sort.fetch == null ? Long.MAX_VALUE : number(sort.fetch),
                root.fields.stream().map(Map.Entry::getKey).toList());
    }

    private static @Nullable List<Expression> compiled(
            RexBuilder builder, List<RexNode> nodes, Bindings bindings) {
        return ExpressionCompiler.ofRows(builder, bindings).compile(nodes);
    }

    private static Function<Bindings, List<Expression>> bound(
            RexBuilder builder, List<RexNode> nodes) {
        return bindings -> {
            List<Expression> expressions = compiled(builder, nodes, bindings);
            if (expressions == null) {
                throw new IllegalStateException("Not expressions of the engine: " + nodes);
            }
            return expressions;
        };
    }

    private static boolean isPlain(Sort sort) {
        return (sort.offset == null || sort.offset instanceof RexLiteral)
                && (sort.fetch == null || sort.fetch instanceof RexLiteral)
                && sort.getCollation().getFieldCollations().stream()
                        .noneMatch(by -> by.nullDirection == NullDirection.UNSPECIFIED);
    }

    private static long number(RexNode literal) {
        return ((RexLiteral) literal).getValueAs(Long.class);
    }

    private static Comparator<@Nullable Object[]> order(Sort sort) {
        List<RelFieldCollation> terms = sort.getCollation().getFieldCollations();
        return (a, b) -> {
            for (RelFieldCollation term : terms) {
                int order = compare(a[term.getFieldIndex()], b[term.getFieldIndex()], term);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object a, @Nullable Object b, RelFieldCollation term) {
        if (a == null || b == null) {
            int nullsFirst = term.nullDirection == NullDirection.FIRST ? -1 : 1;
            return a == b ? 0 : a == null ? nullsFirst : -nullsFirst;
        }
        int order = ((Comparable<Object>) a).compareTo(b);
        return term.getDirection().isDescending() ? -order : order;
    }
}
