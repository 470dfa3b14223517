package io.weir.engine.group;

import io.weir.engine.expression.Expression;
import java.util.List;

/**
 * Groups that are grouped once more. The inputs of the expressions are the outputs of the groups,
 * by number: the keys, then the measures.
 *
 * @param conditions truth values that must all be true of a group
 * @param keys values that make a group of groups; none: all are one, also where there are none
 * @param measures what is computed for each group of groups
 */
public record Regrouping(
        List<Expression> conditions, List<Expression> keys, List<Measure> measures) {
    /** Copies the lists. */
    public Regrouping {
        conditions = List.copyOf(conditions);
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
    }
}
