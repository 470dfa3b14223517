package io.weir.sql.run;

import java.util.List;

/**
 * Rows that a part of a plan keeps in memory.
 *
 * @param holder what keeps them, as messages name it
 * @param copies how many rows it keeps for each that it gets
 * @param most more rows than so many it does not keep
 * @param mostParameters indexes of parameters whose values are added to {@code most}
 */
public record HeldPlan(String holder, int copies, long most, List<Integer> mostParameters) {
    /** One row for each that it gets. */
    public HeldPlan(String holder) {
        this(holder, 1, Long.MAX_VALUE, List.of());
    }

    long most(QueryRun run) {
        long rows = most;
        for (int index : mostParameters) {
            rows += run.parameter(index) instanceof Number number ? number.longValue() : 0;
        }
        return rows < 0 ? Long.MAX_VALUE : rows;
    }
}
