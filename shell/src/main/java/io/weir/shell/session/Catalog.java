package io.weir.shell.session;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database's tables, columns and functions, as {@link DatabaseMetaData} tells them; names are
 * kept for completion until a statement changes them. Used by the session's thread only.
 */
public final class Catalog {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "system", "metadata");

    private final Connection connection;
    private @Nullable Names names;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table or view.
     *
     * @param schema its schema, empty if it has none
     * @param type such as {@code TABLE} or {@code VIEW}
     * @param remarks what it is, empty if unknown
     */
    public record Table(String schema, String name, String type, String remarks) {}

    /**
     * A column.
     *
     * @param type the name of its SQL type
     * @param nullable whether it may hold NULL
     * @param remarks what it is, empty if unknown
     */
    public record TableColumn(
            String table, String name, String type, boolean nullable, String remarks) {}

    /**
     * A function.
     *
     * @param remarks how to call it, empty if unknown
     */
    public record Function(String name, String remarks) {}

    /** Everything completion offers. */
    public record Names(List<Table> tables, List<TableColumn> columns, List<Function> functions) {}

    /**
     * The names, read once until a statement changes them; empty lists if the database cannot tell.
     */
    public Names names() {
        Names known = names;
        if (known == null) {
            try {
                known = new Names(tables(), columns(null), functions(null));
            } catch (SQLException e) {
                // Completion without names beats a prompt that fails on Tab; \d shows the error.
                known = new Names(List.of(), List.of(), List.of());
            }
            names = known;
        }
        return known;
    }

    /** Forgets the names if the statement may have changed them. */
    void noteStatement(String sql) {
        String start = sql.substring(0, Math.min(8, sql.length())).toUpperCase(Locale.ROOT);
        if (start.startsWith("CREATE") || start.startsWith("DROP") || start.startsWith("ALTER")) {
            names = null;
        }
    }

    /** All tables and views outside the system schemas, by name. */
    public List<Table> tables() throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", null)) {
            while (rows.next()) {
                Table table =
                        new Table(
                                text(rows, "TABLE_SCHEM"),
                                text(rows, "TABLE_NAME"),
                                text(rows, "TABLE_TYPE"),
                                text(rows, "REMARKS"));
                if (!isSystem(table.schema()) && !table.type().startsWith("SYSTEM")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /**
     * The columns of the table with the given name, in any case, in order; of all tables if it is
     * null.
     */
    public List<TableColumn> columns(@Nullable String table) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet rows = meta.getColumns(null, null, "%", "%")) {
            while (rows.next()) {
                String owner = text(rows, "TABLE_NAME");
                String schema = text(rows, "TABLE_SCHEM");
                if (!isSystem(schema) && (table == null || owner.equalsIgnoreCase(table))) {
                    columns.add(
                            new TableColumn(
                                    owner,
                                    text(rows, "COLUMN_NAME"),
                                    text(rows, "TYPE_NAME"),
                                    !"NO".equals(text(rows, "IS_NULLABLE")),
                                    text(rows, "REMARKS")));
                }
            }
        }
        return columns;
    }

    /** The functions whose name holds the given text, in any case; all functions if it is null. */
    public List<Function> functions(@Nullable String part) throws SQLException {
        List<Function> functions = new ArrayList<>();
        String wanted = part == null ? "" : part.toLowerCase(Locale.ROOT);
        try (ResultSet rows = connection.getMetaData().getFunctions(null, null, "%")) {
            while (rows.next()) {
                String name = text(rows, "FUNCTION_NAME");
                if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
                    functions.add(new Function(name, text(rows, "REMARKS")));
                }
            }
        }
        return functions;
    }

    private static boolean isSystem(String schema) {
        return SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        String value = rows.getString(column);
        return value == null ? "" : value;
    }
}
