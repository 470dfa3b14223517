package io.weir.sql.run;

import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.GroupRequest;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Grouping in the engine whose filters may hold parameters and the current time: it becomes a
 * request when a statement runs.
 */
public interface GroupPlan {
    /** What the rows' values are: the keys, then the measures. */
    List<Output> outputs();

    /** Which groups are wanted. */
    GroupOrder order();

    /**
     * The request of one execution.
     *
     * @param parameters the value of a parameter by its index, in Calcite's internal form
     * @param nowMillis the statement's current time
     */
    GroupRequest bind(IntFunction<@Nullable Object> parameters, long nowMillis);

    /** The class of an output's values in Calcite's rows. */
    enum Output {
        SMALLINT,
        INTEGER,
        /** BIGINT and times. */
        BIGINT,
        /** BIGINT that is 0 where there is none. */
        BIGINT_OR_ZERO,
        DOUBLE,
        TEXT,
        ADDRESS
    }
}
