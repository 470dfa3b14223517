package io.weir.shell.command;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.Row;
import io.weir.shell.session.Catalog;
import io.weir.shell.session.CommandException;
import io.weir.shell.session.Outcome;
import io.weir.shell.session.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code \d}, {@code \dt} and {@code \df}. */
final class CatalogCommands {
    private CatalogCommands() {}

    static Outcome describe(Arguments arguments, Session session)
            throws CommandException, SQLException, IOException {
        String name = arguments.word(0);
        return name == null ? list(session, true) : columns(name, session);
    }

    static Outcome tables(Arguments arguments, Session session) throws SQLException, IOException {
        return list(session, false);
    }

    private static Outcome list(Session session, boolean views) throws SQLException, IOException {
        List<Row> rows = new ArrayList<>();
        for (Catalog.Table table : session.catalog().tables()) {
            boolean view = table.type().toUpperCase(Locale.ROOT).contains("VIEW");
            if (views || !view) {
                rows.add(Row.of(table.name(), view ? "view" : "table", table.remarks()));
            }
        }
        session.print(
                List.of(Column.text("name"), Column.text("kind"), Column.text("remarks")), rows);
        return Outcome.FINE;
    }

    private static Outcome columns(String name, Session session)
            throws CommandException, SQLException, IOException {
        List<Row> rows = new ArrayList<>();
        String table = name.substring(name.lastIndexOf('.') + 1);
        for (Catalog.TableColumn column : session.catalog().columns(table)) {
            String nullable = column.nullable() ? "yes" : "no";
            rows.add(Row.of(column.name(), column.type(), nullable, column.remarks()));
        }
        if (rows.isEmpty()) {
            throw new CommandException(
                    "there is no table or view '" + name + "'; \\d lists what there is");
        }
        session.print(
                List.of(
                        Column.text("column"),
                        Column.text("type"),
                        Column.text("nullable"),
                        Column.text("remarks")),
                rows);
        return Outcome.FINE;
    }

    static Outcome functions(Arguments arguments, Session session)
            throws CommandException, SQLException, IOException {
        List<Row> rows = new ArrayList<>();
        for (Catalog.Function function : session.catalog().functions(arguments.word(0))) {
            rows.add(Row.of(function.name(), function.remarks()));
        }
        String wanted = arguments.word(0);
        if (rows.isEmpty() && wanted != null) {
            throw new CommandException(
                    "no function's name holds '" + wanted + "'; \\df lists all functions");
        }
        session.print(List.of(Column.text("function"), Column.text("remarks")), rows);
        return Outcome.FINE;
    }
}
