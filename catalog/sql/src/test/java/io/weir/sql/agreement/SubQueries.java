package io.weir.sql.agreement;

import java.util.List;
import java.util.function.Supplier;

/** Conditions with queries in them: IN, EXISTS, and comparisons with one value. */
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
                        () -> exists(column),
                        () -> beside(column));
        return choices.rule(rules);
    }

    private List<Column> sameKind(Column column) {
        return column.kind().isInteger() ? inner.integers() : inner.of(column.kind());
    }

    private Piece where() {
        return new Values(choices, inner).conditions().condition(choices.below(3));
    }

    private Piece in(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + choices.pick("IN", "NOT IN") + " (SELECT {1} FROM flows AS g WHERE {2}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                where());
    }

    private Piece exists(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "("
                        + choices.pick("EXISTS", "NOT EXISTS")
                        + " (SELECT 1 FROM flows AS g WHERE {1} = {0} AND {2}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                where());
    }

    private Piece beside(Column column) {
        return Piece.of(
                Kind.BOOLEAN,
                "({0} "
                        + choices.pick("=", "<", ">=", "<>")
                        + " (SELECT "
                        + choices.pick("MIN", "MAX")
                        + "({1}) FROM flows AS g WHERE {2}))",
                column.piece(),
                choices.pick(sameKind(column)).piece(),
                where());
    }
}
