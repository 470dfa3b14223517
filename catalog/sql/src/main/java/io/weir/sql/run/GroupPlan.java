package io.weir.sql.run;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.GroupRequest;
import java.util.List;

/**
 * Grouping in the engine whose filters may hold parameters and the current time: it becomes a
 * request when a statement runs.
 */
public interface GroupPlan {
    /** What the rows' values are: the keys, then the measures. */
    List<Output> outputs();

    /** Which groups are wanted. */
    GroupOrder order();

    /** What it is called in reports. */
    String name();

    /** The request of one execution. */
    GroupRequest bind(Bindings bindings);

    /** The class of an output's values in Calcite's rows. */
    enum Output {
        SMALLINT,
        INTEGER,
        /** BIGINT and times. */
        BIGINT,
        /** BIGINT that is 0 where there is none. */
        BIGINT_OR_ZERO,
        DOUBLE,
        /** DOUBLE that is 0 where there is none. */
        DOUBLE_OR_ZERO,
        BOOLEAN,
        TEXT,
        ADDRESS;

        /** The same, with 0 in place of NULL; for sums. */
        public Output orZero() {
            return this == DOUBLE ? DOUBLE_OR_ZERO : BIGINT_OR_ZERO;
        }
    }
}
