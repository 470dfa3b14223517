package io.weir.sql.agreement;

import java.util.List;
import java.util.function.Supplier;

/** Group keys over the columns of a scope. */
final class Keys {
    private final Choices choices;
    private final Scope scope;
    private final Values values;

    Keys(Choices choices, Scope scope) {
        this.choices = choices;
        this.scope = scope;
        this.values = new Values(choices, scope);
    }

    /** A column, or an expression that holds one. */
    Column key() {
        Column column = choices.pick(scope.columns());
        if (choices.oneIn(2)) {
            return new Column(column.piece(), column.most(), column.values(), null);
        }
        return switch (column.kind()) {
            case TIME -> ofTime(column);
            case ADDRESS -> changed(column, values.prefix(column.piece()));
            case TEXT ->
                    changed(
                            column,
                            Piece.of(
                                    Kind.TEXT,
                                    choices.pick("UPPER({0})", "({0} || 'x')"),
                                    column.piece()));
            case BOOLEAN, DOUBLE, DECIMAL, DATE ->
                    new Column(
                            Piece.of(Kind.BOOLEAN, "({0} IS NULL)", column.piece()),
                            column.most(),
                            List.of(),
                            null);
            default -> ofInteger(column);
        };
    }

    private Column ofTime(Column column) {
        Piece day = values.date(column.piece());
        return choices.oneIn(3)
                ? new Column(day, column.most(), FlowsTable.values(Kind.DATE), null)
                : changed(column, values.bucket(column.piece()));
    }

    private static Column changed(Column column, Piece piece) {
        return new Column(piece, column.most(), column.values(), null);
    }

    private Column ofInteger(Column column) {
        List<Supplier<Column>> rules =
                List.of(
                        () ->
                                changed(
                                        column,
                                        Piece.of(
                                                wide(column),
                                                "({0} / 1000)",
                                                "({0} // CAST(1000 AS INTEGER))",
                                                column.piece())),
                        () ->
                                changed(
                                        column,
                                        Piece.of(
                                                wide(column),
                                                "COALESCE({0}, -1)",
                                                "COALESCE({0}, CAST(-1 AS INTEGER))",
                                                column.piece())),
                        () ->
                                new Column(
                                        Piece.of(
                                                Kind.TEXT,
                                                "CASE WHEN {0} > 100 THEN 'many' WHEN {0} IS NULL THEN"
                                                        + " 'none known' ELSE 'few' END",
                                                column.piece()),
                                        column.most(),
                                        List.of(Literals.text("few"), Literals.text("many")),
                                        null),
                        () ->
                                new Column(
                                        Piece.of(
                                                Kind.BOOLEAN,
                                                "({0} > 50)",
                                                "CAST({0} > 50 AS BOOLEAN)",
                                                column.piece()),
                                        column.most(),
                                        List.of(),
                                        null));
        return choices.rule(rules);
    }

    private static Kind wide(Column column) {
        return column.kind() == Kind.BIGINT ? Kind.BIGINT : Kind.INTEGER;
    }
}
