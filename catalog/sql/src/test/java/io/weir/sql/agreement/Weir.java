package io.weir.sql.agreement;

import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowSqlException;
import io.weir.sql.PreparedQuery;
import io.weir.sql.QueryControl;
import io.weir.sql.QueryResult;
import io.weir.sql.ResultColumn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Weir as a place to ask. */
final class Weir {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final FlowDatabase database;

    Weir(FlowDatabase database) {
        this.database = database;
    }

    Answer ask(Question question, long maxMemory) {
        try {
            QueryControl control = QueryControl.limited(LIMIT, 0, maxMemory);
            PreparedQuery query = database.prepare(question.inWeir(), control);
            List<String> columns = query.columns().stream().map(ResultColumn::label).toList();
            List<List<String>> rows = new ArrayList<>();
            try (QueryResult result = query.execute(question.parameters(), control)) {
                while (result.next()) {
                    rows.add(row(result, columns.size()));
                }
            }
            return Answer.of(columns, rows);
        } catch (FlowSqlException e) {
            return Answer.failed(e.code().sqlState() + " " + e.getMessage());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> row(QueryResult result, int columns) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            row.add(ValueText.of(result.get(i)));
        }
        return row;
    }
}
