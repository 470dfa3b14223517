package io.weir.sql;

import io.weir.format.repository.Repository;
import io.weir.sql.plan.PlannedQuery;
import io.weir.sql.run.QueryRun;
import io.weir.sql.run.Surroundings;
import io.weir.sql.run.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that runs over the newest commit each time it is executed. */
final class CompiledQuery implements PreparedQuery {
    private final Repository repository;
    private final Surroundings surroundings;
    private final PlannedQuery planned;

    CompiledQuery(Repository repository, Surroundings surroundings, PlannedQuery planned) {
        this.repository = repository;
        this.surroundings = surroundings;
        this.planned = planned;
    }

    @Override
    public List<ResultColumn> columns() {
        return planned.columns();
    }

    @Override
    public List<ParameterInfo> parameters() {
        return planned.parameters();
    }

    @Override
    public QueryResult execute(List<@Nullable Object> parameters, QueryControl control)
            throws FlowSqlException {
        return execute(run(parameters, control), control);
    }

    /** An execution that has not begun. */
    QueryRun run(List<@Nullable Object> parameters, QueryControl control) throws FlowSqlException {
        try {
            return new QueryRun(
                    repository,
                    surroundings,
                    planned.types(),
                    planned.stash(),
                    internal(parameters),
                    control,
                    System.currentTimeMillis(),
                    planned.early());
        } catch (RuntimeException | Error e) {
            throw RunErrors.of(e);
        }
    }

    QueryResult execute(QueryRun run, QueryControl control) throws FlowSqlException {
        return RunningQuery.start(
                planned.columns(),
                () -> {
                    run.begin();
                    return planned.code().bind(run).enumerator();
                },
                control);
    }

    /** The plan as text. */
    String explanation() {
        return planned.explanation().get();
    }

    private List<@Nullable Object> internal(List<@Nullable Object> values) throws FlowSqlException {
        List<ParameterInfo> wanted = planned.parameters();
        if (values.size() != wanted.size()) {
            throw new FlowSqlException(
                    FlowErrorCode.BAD_ARGUMENT,
                    "The statement has "
                            + wanted.size()
                            + " parameters, but "
                            + values.size()
                            + " values were given");
        }
        List<@Nullable Object> internal = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            internal.add(Values.internal(values.get(i), wanted.get(i), i + 1));
        }
        return internal;
    }
}
