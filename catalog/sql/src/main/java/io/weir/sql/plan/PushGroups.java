package io.weir.sql.plan;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.Measure;
import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import io.weir.sql.run.GroupPlan.Output;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Moves grouping from above a scan into it, where keys and arguments are columns; and tells it how
 * many groups are wanted where a sort with a limit follows, which stays above and does the rest.
 */
final class PushGroups extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (visited instanceof Aggregate aggregate) {
            return pushed(aggregate);
        }
        if (visited instanceof Sort sort) {
            return limited(sort);
        }
        return visited;
    }

    private static RelNode pushed(Aggregate aggregate) {
        List<FlowColumn> columns = columns(aggregate.getInput());
        FlowTableScan scan = scan(aggregate.getInput());
        if (columns == null || scan == null || aggregate.getGroupSets().size() != 1) {
            return aggregate;
        }
        List<FlowColumn> keys = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (int field : aggregate.getGroupSet()) {
            FlowColumn key = columns.get(field);
            if (key == null) {
                return aggregate;
            }
            keys.add(key);
            outputs.add(output(key.type()));
        }
        List<Measure> measures = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            Measure measure = measure(call, columns);
            if (measure == null) {
                return aggregate;
            }
            measures.add(measure);
            outputs.add(output(call, measure));
        }
        return FlowGroupScan.of(
                scan,
                aggregate.getRowType(),
                new PushedGroups(scan.filters(), keys, measures, outputs, GroupOrder.ALL));
    }

    private static @Nullable FlowTableScan scan(RelNode input) {
        RelNode below = input instanceof Project project ? project.getInput() : input;
        return below instanceof FlowTableScan scan ? scan : null;
    }

    /** What the fields of a scan, or of a projection of one, are; null for an expression. */
    private static @Nullable List<@Nullable FlowColumn> columns(RelNode input) {
        if (input instanceof FlowTableScan scan) {
            return new ArrayList<>(scan.columns());
        }
        if (!(input instanceof Project project)
                || !(project.getInput() instanceof FlowTableScan scan)) {
            return null;
        }
        List<@Nullable FlowColumn> columns = new ArrayList<>();
        for (RexNode expression : project.getProjects()) {
            columns.add(
                    expression instanceof RexInputRef reference
                            ? scan.columns().get(reference.getIndex())
                            : null);
        }
        return columns;
    }

    private static @Nullable Measure measure(
            AggregateCall call, List<@Nullable FlowColumn> columns) {
        if (call.filterArg >= 0
                || call.isApproximate()
                || call.ignoreNulls()
                || call.distinctKeys != null
                || !call.getCollation().getFieldCollations().isEmpty()
                || call.getArgList().size() > 1) {
            return null;
        }
        Measure.Kind kind = kind(call);
        if (kind == null || kind == Measure.Kind.ROWS) {
            return kind == null ? null : new Measure(kind, null);
        }
        FlowColumn column = columns.get(call.getArgList().get(0));
        boolean isText = column != null && column.type() == ColumnType.TEXT;
        boolean isExtreme = kind == Measure.Kind.SMALLEST || kind == Measure.Kind.LARGEST;
        return column == null || (isText && isExtreme) ? null : new Measure(kind, column);
    }

    private static Measure.@Nullable Kind kind(AggregateCall call) {
        boolean hasArgument = !call.getArgList().isEmpty();
        SqlKind kind = call.getAggregation().getKind();
        if (kind == SqlKind.COUNT) {
            if (!hasArgument) {
                return call.isDistinct() ? null : Measure.Kind.ROWS;
            }
            return call.isDistinct() ? Measure.Kind.DISTINCT : Measure.Kind.VALUES;
        }
        if (!hasArgument) {
            return null;
        }
        if (kind == SqlKind.MIN) {
            return Measure.Kind.SMALLEST;
        }
        if (kind == SqlKind.MAX) {
            return Measure.Kind.LARGEST;
        }
        if (call.isDistinct()) {
            return null;
        }
        if (ExactArithmetic.isSum(call.getAggregation())
                || ExactArithmetic.isSumOrZero(call.getAggregation())) {
            return Measure.Kind.SUM;
        }
        return ExactArithmetic.isAverage(call.getAggregation()) ? Measure.Kind.AVERAGE : null;
    }

    private static Output output(ColumnType type) {
        return switch (type) {
            case TIMESTAMP, BIGINT -> Output.BIGINT;
            case INTEGER -> Output.INTEGER;
            case SMALLINT -> Output.SMALLINT;
            case TEXT -> Output.TEXT;
            case ADDRESS -> Output.ADDRESS;
        };
    }

    private static Output output(AggregateCall call, Measure measure) {
        FlowColumn column = measure.column();
        boolean isExtreme =
                measure.kind() == Measure.Kind.SMALLEST || measure.kind() == Measure.Kind.LARGEST;
        if (isExtreme && column != null) {
            return output(column.type());
        }
        if (measure.kind() == Measure.Kind.AVERAGE) {
            return Output.DOUBLE;
        }
        return ExactArithmetic.isSumOrZero(call.getAggregation())
                ? Output.BIGINT_OR_ZERO
                : Output.BIGINT;
    }

    private static RelNode limited(Sort sort) {
        if (!(sort.fetch instanceof RexLiteral fetch)
                || (sort.offset != null && !(sort.offset instanceof RexLiteral))) {
            return sort;
        }
        long count = fetch.getValueAs(Long.class);
        if (sort.offset instanceof RexLiteral offset) {
            count = Math.addExact(count, offset.getValueAs(Long.class));
        }
        RelNode input = sort.getInput();
        Project project = input instanceof Project above ? above : null;
        if (project != null && project.containsOver()) {
            return sort; // a window is over all groups
        }
        if (!((project == null ? input : project.getInput()) instanceof FlowGroupScan groups)) {
            return sort;
        }
        List<GroupOrder.Term> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            GroupOrder.Term term = term(collation, project, groups.getRowType());
            if (term == null) {
                return sort;
            }
            terms.add(term);
        }
        FlowGroupScan first = groups.first(new GroupOrder(terms, count));
        RelNode below =
                project == null ? first : project.copy(project.getTraitSet(), List.of(first));
        return sort.copy(sort.getTraitSet(), List.of(below));
    }

    private static GroupOrder.@Nullable Term term(
            RelFieldCollation collation, @Nullable Project project, RelDataType row) {
        int field = collation.getFieldIndex();
        if (project != null) {
            if (!(project.getProjects().get(field) instanceof RexInputRef reference)) {
                return null;
            }
            field = reference.getIndex();
        }
        boolean isText = SqlTypeUtil.isCharacter(row.getFieldList().get(field).getType());
        if (collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED || isText) {
            return null;
        }
        return new GroupOrder.Term(
                field,
                collation.getDirection().isDescending(),
                collation.nullDirection == RelFieldCollation.NullDirection.FIRST);
    }
}
