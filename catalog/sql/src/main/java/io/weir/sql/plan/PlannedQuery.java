package io.weir.sql.plan;

import io.weir.sql.ParameterInfo;
import io.weir.sql.ResultColumn;
import io.weir.sql.run.EarlyPlans;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.runtime.Bindable;

/**
 * A checked and compiled query.
 *
 * @param columns of its result
 * @param parameters in order
 * @param code generated; rows are arrays, or single values where there is one column
 * @param stash objects that the code asks for by name
 * @param types the factory whose types the code was made for
 * @param early parts that the code asks for by number
 * @param explanation makes the plan's text: few want it, and making it takes longer than a plan
 */
public record PlannedQuery(
        List<ResultColumn> columns,
        List<ParameterInfo> parameters,
        Bindable<?> code,
        Map<String, Object> stash,
        JavaTypeFactory types,
        EarlyPlans early,
        Supplier<String> explanation) {}
