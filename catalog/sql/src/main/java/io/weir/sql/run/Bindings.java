package io.weir.sql.run;

import io.weir.engine.expression.TupleSet;
import io.weir.udfs.FlowContext;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** What a plan that is executed depends on besides the flows. Safe between threads. */
public interface Bindings {
    /** The value of a parameter by its index, in Calcite's internal form. */
    @Nullable Object parameter(int index);

    /** The statement's current time, milliseconds since 1970. */
    long nowMillis();

    /** The surroundings of functions. */
    FlowContext flowContext();

    /** The rows of a sub-query by its number in the statement. */
    KeySet keySet(int number);

    /** The rows of a sub-query of several columns by its number in the statement. */
    TupleSet tupleSet(int number);

    /** What generated code asks for. */
    DataContext session();
}
