package io.weir.engine.group;

import io.weir.engine.ColumnFilter;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.ValueKind;
import io.weir.format.FlowColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code flows} to be grouped.
 *
 * @param columns the inputs of the expressions, by number
 * @param filters filters that a row must all pass
 * @param conditions truth values that must all be true as well
 * @param keys values that make a group; none: all rows are one group, also where there is no row
 * @param measures what is computed for each group
 * @param others more rows of {@code flows} that are put into the same groups, by keys and measures
 *     of the same kinds; a measure that they have nothing to do with has NULL as its argument
 * @param again groups these groups once more; null: they are what is wanted
 * @param having truth values that must all be true of a group that is wanted; their inputs are its
 *     outputs, by number: the keys, then the measures
 * @param eachRow whether each row is a group of its own, with the keys as its values; there are no
 *     measures then, and the first rows of an order are wanted
 */
public record GroupRequest(
        List<FlowColumn> columns,
        List<ColumnFilter> filters,
        List<Expression> conditions,
        List<Expression> keys,
        List<Measure> measures,
        List<GroupRequest> others,
        @Nullable Regrouping again,
        List<Expression> having,
        boolean eachRow) {
    /** Copies the lists. */
    public GroupRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        conditions = List.copyOf(conditions);
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        others = List.copyOf(others);
        having = List.copyOf(having);
        boolean isOfGroups =
                !measures.isEmpty() || !others.isEmpty() || !having.isEmpty() || again != null;
        if (eachRow && isOfGroups) {
            throw new IllegalArgumentException("rows have no measures, nor conditions on groups");
        }
        for (GroupRequest other : others) {
            if (!kinds(other.keys, other.measures).equals(kinds(keys, measures))) {
                throw new IllegalArgumentException("expected keys and measures of the same kinds");
            }
        }
    }

    /** All groups, whatever they are. */
    public GroupRequest(
            List<FlowColumn> columns,
            List<ColumnFilter> filters,
            List<Expression> conditions,
            List<Expression> keys,
            List<Measure> measures) {
        this(columns, filters, conditions, keys, measures, List.of(), null, List.of(), false);
    }

    /** The groups as they are found: all of them, of these rows alone. */
    GroupRequest found() {
        return new GroupRequest(columns, filters, conditions, keys, measures);
    }

    /** What the outputs' values are. */
    List<ValueKind> outputKinds() {
        return again == null ? kinds(keys, measures) : kinds(again.keys(), again.measures());
    }

    private static List<ValueKind> kinds(List<Expression> keys, List<Measure> measures) {
        List<ValueKind> kinds = new ArrayList<>();
        keys.forEach(key -> kinds.add(key.kind()));
        measures.forEach(measure -> kinds.add(measure.outputKind()));
        return kinds;
    }
}
