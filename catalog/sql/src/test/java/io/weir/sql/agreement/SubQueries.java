package io.weir.sql.agreement;

import java.util.List;
import java.util.function.Supplier;

/** Conditions with queries in them: IN, EXISTS, and comparisons with their values. */
final class SubQueries {
    private final Choices choices;
    private final Scope outer;
    private final Scope inner = FlowsTable.as("g");

    SubQueries(Choices choices, Scope outer) {
        this.choices = choices;
        this.outer = outer;
    }

    Piece condition() {
        Column column = choices.pick(outer.columns());
        if (sameKind(column).isEmpty()) {
            return Piece.of(Kind.BOOLEAN, "({0} IS NULL)", column.piece());
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> in(column),
                        () -> in(column),
                        () -> in(column),
                        () -> exists(column),
                        () -> exists(column),
                        () -> beside(column),
                        () -> besideOfIts(column),
                        () -> besideAll(column));
        return choices.rule(rules);
    }

    /** A condition whose query does not depend on the row. */
    Piece apart() {
        Column column = choices.pick(outer.columns());
        return sameKind(column).isEmpty()
                ? Piece.of(Kind.BOOLEAN, "({0} IS NULL)", column.piece())
                : choices.oneIn(2) ? in(column) : beside(column);
    }

    private List<Column> sameKind(Column column) {
        return column.kind().isInteger() ? inner.integers() : inner.of(column.kind());
    }

    private Piece where() {
        return new Values(choices, inner).conditions().condition(choices.below(3));
    }

    /** Some values of a column. */
    private Piece values(Column column) {
        String text =
                choices.pick(
                        "SELECT {0} FROM flows AS g WHERE {1}",
                        "SELECT {0} FROM flows AS g WHERE {1}",
                        "SELECT {0} FROM flows AS g WHERE {1}",
                        "SELECT {0} FROM flows AS g WHERE {1} GROUP BY {0} HAVING COUNT(*) > 3",
                        "SELECT DISTINCT {0} FROM flows AS g WHERE {1}",
                        "SELECT {0} FROM flows AS g WHERE {1} ORDER BY g.export_sequence LIMIT 5");
        return Piece.of(Kind.QUERY, text, choices.pick(sameKind(column)).piece(), where());
    }

    private Piece in(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + choices.pick("IN", "NOT IN") + " ({1}))",
                column.piece(),
                values(column));
    }

    private Piece exists(Column column) {
        String operator = choices.oneIn(8) ? choices.pick("<", ">=") : "=";
        return Piece.of(
                Kind.BOOLEAN,
                "("
                        + choices.pick("EXISTS", "NOT EXISTS")
                        + " (SELECT 1 FROM flows AS g WHERE {1} "
                        + operator
                        + " {0} AND {2}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                where());
    }

    private Piece beside(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + comparison() + " (SELECT " + extreme() + " FROM flows AS g WHERE {2}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                where());
    }

    /** One value of those that belong to the row. */
    private Piece besideOfIts(Column column) {
        Column key = choices.pick(outer.columns());
        if (sameKind(key).isEmpty()) {
            return beside(column);
        }
        boolean isCount = column.kind().isInteger() && choices.oneIn(2);
        return Piece.of(
                Kind.BOOLEAN,
                "({0} "
                        + comparison()
                        + " (SELECT "
                        + (isCount ? "COUNT(*)" : extreme())
                        + " FROM flows AS g WHERE {3} = {2} AND {4}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                key.piece(),
                choices.pick(sameKind(key)).piece(),
                where());
    }

    private Piece besideAll(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + comparison() + choices.pick(" ALL", " ANY") + " ({1}))",
                column.piece(),
                values(column));
    }

    private String comparison() {
        return choices.pick("=", "<", ">=", "<>");
    }

    private String extreme() {
        return choices.pick("MIN({1})", "MAX({1})");
    }
}
