package io.weir.sql.run;

import io.weir.engine.ScanRequest;
import io.weir.format.FlowColumn;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A scan whose filters may hold parameters and the current time: it becomes a request when a
 * statement runs.
 */
public interface ScanPlan {
    /** The columns that it reads, in order. */
    List<FlowColumn> columns();

    /**
     * The request of one execution.
     *
     * @param parameters the value of a parameter by its index, in Calcite's internal form
     * @param nowMillis the statement's current time
     */
    ScanRequest bind(IntFunction<@Nullable Object> parameters, long nowMillis);
}
