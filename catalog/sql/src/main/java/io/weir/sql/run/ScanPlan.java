package io.weir.sql.run;

import io.weir.engine.ScanRequest;
import io.weir.format.FlowColumn;
import java.util.List;

/**
 * A scan whose filters may hold parameters and the current time: it becomes a request when a
 * statement runs.
 */
public interface ScanPlan {
    /** The columns that it reads, in order. */
    List<FlowColumn> columns();

    /** What it is called in reports. */
    String name();

    /** The request of one execution. */
    ScanRequest bind(Bindings bindings);
}
