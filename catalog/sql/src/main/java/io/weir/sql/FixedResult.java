package io.weir.sql;

import io.weir.sql.run.FunctionCalls;
import io.weir.udfs.FlowFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose rows of text are known when it is prepared: SHOW, DESCRIBE, EXPLAIN, and
 * statements without rows.
 */
final class FixedResult implements PreparedQuery {
    private final List<ResultColumn> columns;
    private final List<List<String>> rows;

    private FixedResult(List<String> names, List<List<String>> rows) {
        this.columns =
                names.stream()
                        .map(
                                name ->
                                        new ResultColumn(
                                                name, name, "", SqlType.VARCHAR, 0, 0, false, ""))
                        .toList();
        this.rows = rows;
    }

    static PreparedQuery nothing() {
        return new FixedResult(List.of(), List.of());
    }

    static PreparedQuery lines(String name, List<String> lines) {
        return new FixedResult(List.of(name), lines.stream().map(List::of).toList());
    }

    static PreparedQuery tables(List<TableInfo> tables) {
        return new FixedResult(
                List.of("name", "type", "remarks"),
                tables.stream().map(t -> List.of(t.name(), t.type(), t.remarks())).toList());
    }

    static PreparedQuery columns(TableInfo table) {
        List<List<String>> rows = new ArrayList<>();
        for (ResultColumn column : table.columns()) {
            rows.add(
                    List.of(
                            column.name(),
                            column.type().name(),
                            column.nullable() ? "yes" : "no",
                            column.remarks()));
        }
        return new FixedResult(List.of("name", "type", "nullable", "remarks"), rows);
    }

    static PreparedQuery functions() {
        List<List<String>> rows = new ArrayList<>();
        for (FlowFunction function : FunctionCalls.functions()) {
            rows.add(List.of(function.signature(), function.returns().name(), function.summary()));
        }
        return new FixedResult(List.of("function", "returns", "remarks"), rows);
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public List<ParameterInfo> parameters() {
        return List.of();
    }

    @Override
    public QueryResult execute(List<@Nullable Object> parameters, QueryControl control) {
        return new Rows();
    }

    private final class Rows implements QueryResult {
        private int row = -1;

        @Override
        public boolean next() {
            return ++row < rows.size();
        }

        @Override
        public Object get(int column) {
            return rows.get(row).get(column);
        }

        @Override
        public void close() {
            row = rows.size();
        }
    }
}
