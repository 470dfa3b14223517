package io.weir.sql;

import io.weir.sql.run.QueryRun;
import io.weir.sql.run.QueryStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EXPLAIN ANALYZE: runs a query to its end, and gives its plan and what each leaf did. */
final class AnalyzedQuery implements PreparedQuery {
    private final CompiledQuery query;

    AnalyzedQuery(CompiledQuery query) {
        this.query = query;
    }

    @Override
    public List<ResultColumn> columns() {
        return FixedResult.lines("plan", List.of()).columns();
    }

    @Override
    public List<ParameterInfo> parameters() {
        return query.parameters();
    }

    @Override
    public QueryResult execute(List<@Nullable Object> parameters, QueryControl control)
            throws FlowSqlException {
        QueryRun run = query.run(parameters, control);
        long start = System.nanoTime();
        long rows = 0;
        try (QueryResult result = query.execute(run, control)) {
            while (result.next()) {
                rows++;
            }
        }
        double millis = (System.nanoTime() - start) / 1e6;
        List<String> lines = new ArrayList<>(query.explanation().lines().toList());
        lines.add("");
        for (QueryStep step : run.steps()) {
            lines.addAll(step.lines());
        }
        lines.add(String.format(Locale.ROOT, "result: %,d rows in %.1f ms", rows, millis));
        return FixedResult.lines("plan", lines).execute(List.of(), control);
    }
}
