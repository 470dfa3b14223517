package io.weir.sql;

import io.weir.udfs.address.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a database and gives the rows as text, columns joined by a bar. */
final class Questions {
    private final FlowDatabase database;

    Questions(FlowDatabase database) {
        this.database = database;
    }

    List<String> rows(String sql, @Nullable Object... parameters) throws FlowSqlException {
        PreparedQuery query = database.prepare(sql);
        List<String> rows = new ArrayList<>();
        try (QueryResult result =
                query.execute(Arrays.asList(parameters), QueryControl.unlimited())) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < query.columns().size(); i++) {
                    values.add(text(result.get(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    /** The error that a statement ends with, as its SQLState and message. */
    String error(String sql, @Nullable Object... parameters) {
        try {
            return "no error: " + rows(sql, parameters);
        } catch (FlowSqlException e) {
            String place = e.line() == 0 ? "" : e.line() + ":" + e.column() + " ";
            return e.code().sqlState() + " " + place + e.getMessage();
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] address ? Addresses.format(address) : String.valueOf(value);
    }
}
