package io.weir.sql;

import io.weir.format.repository.Repository;
import io.weir.sql.companion.Companion;
import io.weir.sql.companion.Companions;
import io.weir.sql.plan.FlowPlanner;
import io.weir.sql.plan.PlannedQuery;
import io.weir.sql.plan.ResultColumns;
import io.weir.sql.run.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A {@link FlowDatabase} over a repository on disk. */
final class RepositoryDatabase implements FlowDatabase {
    private static final String ABOUT_FLOWS =
            "One row a flow record, as exported; times are UTC, bytes and packets scaled by the sampling rate";

    private static final String ABOUT_FLOW_ENDS =
            "Two rows a flow, one for its source and one for its destination";

    private final Repository repository;
    private final Surroundings surroundings;
    private final FlowPlanner planner;

    RepositoryDatabase(Repository repository, Surroundings surroundings, FlowPlanner planner) {
        this.repository = repository;
        this.surroundings = surroundings;
        this.planner = planner;
    }

    @Override
    public PreparedQuery prepare(String sql, QueryControl control) throws FlowSqlException {
        Statement statement = StatementReader.read(sql);
        return Errand.run(() -> prepared(statement, control.stopFlag()), control);
    }

    private PreparedQuery prepared(Statement statement, AtomicBoolean stop)
            throws FlowSqlException {
        return switch (statement.kind()) {
            case QUERY -> compiled(statement.text(), stop);
            case ANALYZE -> new AnalyzedQuery(compiled(statement.text(), stop));
            case EXPLAIN -> explain(planner.plan(statement.text(), stop));
            case SHOW_TABLES -> FixedResult.tables(tables());
            case SHOW_FUNCTIONS -> FixedResult.functions();
            case DESCRIBE -> describe(statement.text());
            case NOTHING -> FixedResult.nothing();
        };
    }

    private CompiledQuery compiled(String query, AtomicBoolean stop) throws FlowSqlException {
        return new CompiledQuery(repository, surroundings, planner.plan(query, stop));
    }

    private static PreparedQuery explain(PlannedQuery planned) {
        return FixedResult.lines("plan", planned.explanation().get().lines().toList());
    }

    private PreparedQuery describe(String name) throws FlowSqlException {
        for (TableInfo table : tables()) {
            if (table.name().equalsIgnoreCase(name)) {
                return FixedResult.columns(table);
            }
        }
        throw new FlowSqlException(
                FlowErrorCode.UNKNOWN_TABLE,
                "Table '" + name + "' not found; SHOW TABLES lists what there is");
    }

    @Override
    public List<TableInfo> tables() {
        List<TableInfo> tables = new ArrayList<>();
        tables.add(new TableInfo("flows", "TABLE", ABOUT_FLOWS, ResultColumns.ofFlows()));
        tables.add(new TableInfo("flow_ends", "VIEW", ABOUT_FLOW_ENDS, ResultColumns.ofFlowEnds()));
        for (Companion table : Companions.all()) {
            tables.add(
                    new TableInfo(
                            table.sqlName(), "TABLE", table.meaning(), ResultColumns.of(table)));
        }
        return tables;
    }

    @Override
    public boolean isReadable() {
        try {
            return repository.snapshot().generation() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
