package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/** Group keys and aggregates over the columns of a scope. */
final class Aggregates {
    private static final BigInteger ROWS = BigInteger.ONE.shiftLeft(17);
    private static final List<Piece> COUNTS =
            List.of(0L, 1L, 2L, 10L, 100L).stream().map(Literals::number).toList();

    private final Choices choices;
    private final Scope scope;
    private final Values values;

    Aggregates(Choices choices, Scope scope) {
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
            case TIME -> changed(column, values.bucket(column.piece()));
            case ADDRESS -> changed(column, values.prefix(column.piece()));
            case TEXT ->
                    changed(
                            column,
                            Piece.of(
                                    Kind.TEXT,
                                    choices.pick("UPPER({0})", "({0} || 'x')"),
                                    column.piece()));
            case BOOLEAN, DOUBLE ->
                    new Column(
                            Piece.of(Kind.BOOLEAN, "({0} IS NULL)", column.piece()),
                            column.most(),
                            List.of(),
                            null);
            default -> ofInteger(column);
        };
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
                                        Piece.of(Kind.BOOLEAN, "({0} > 50)", column.piece()),
                                        column.most(),
                                        List.of(),
                                        null));
        return choices.rule(rules);
    }

    private static Kind wide(Column column) {
        return column.kind() == Kind.BIGINT ? Kind.BIGINT : Kind.INTEGER;
    }

    /** An aggregate, with a FILTER or without. */
    Column measure() {
        Column plain =
                choices.rule(
                        List.of(
                                () -> count("COUNT(*)", Literals.number(1)),
                                () -> count("COUNT({0})", argument(anyKind())),
                                () -> count("COUNT(DISTINCT {0})", argument(anyKind())),
                                this::sum,
                                this::sum,
                                this::average,
                                this::extreme,
                                this::extreme));
        if (!choices.oneIn(4)) {
            return plain;
        }
        Piece filter =
                Piece.of(
                        Kind.CLAUSE,
                        " FILTER (WHERE {0})",
                        values.conditions().condition(choices.below(2)));
        Piece call = plain.piece();
        Piece filtered =
                Piece.of(
                        call.kind(),
                        call.weir() + "{1}",
                        call.duck().startsWith("CAST(")
                                ? call.duck().replace(" AS BIGINT)", "{1} AS BIGINT)")
                                : call.duck() + "{1}",
                        call.parts().get(0),
                        filter);
        return changed(plain, filtered);
    }

    private Kind anyKind() {
        return choices.pick(scope.columns()).kind();
    }

    private Piece argument(Kind kind) {
        List<Column> columns = scope.of(kind);
        return columns.isEmpty() || choices.oneIn(4)
                ? values.of(kind == Kind.DOUBLE ? Kind.BIGINT : kind, 1)
                : choices.pick(columns).piece();
    }

    private Amount integer() {
        List<Column> columns = scope.integers();
        if (columns.isEmpty() || choices.oneIn(4)) {
            return values.amount(1);
        }
        Column column = choices.pick(columns);
        return new Amount(column.piece(), column.most());
    }

    private static Column count(String text, Piece argument) {
        return new Column(Piece.of(Kind.BIGINT, text, argument), ROWS, COUNTS, null);
    }

    private Column sum() {
        Amount argument = summand();
        String call = choices.oneIn(8) ? "SUM(DISTINCT {0})" : "SUM({0})";
        Piece piece = Piece.of(Kind.BIGINT, call, "CAST(" + call + " AS BIGINT)", argument.piece());
        return new Column(piece, argument.most().multiply(ROWS), COUNTS, null);
    }

    /** An integer so small that no sum of it overflows: that could be seen or not. */
    private Amount summand() {
        for (int i = 0; i < 5; i++) {
            Amount amount = integer();
            if (amount.most().multiply(ROWS).compareTo(Kind.BIGINT.most()) <= 0) {
                return amount;
            }
        }
        return Amount.literal(1);
    }

    private Column average() {
        String call = choices.oneIn(8) ? "AVG(DISTINCT {0})" : "AVG({0})";
        return new Column(Piece.of(Kind.DOUBLE, call, integer().piece()), ROWS, COUNTS, null);
    }

    private Column extreme() {
        Kind kind = anyKind();
        String call = choices.pick("MIN({0})", "MAX({0})");
        if (kind.isInteger() || kind == Kind.BOOLEAN || kind == Kind.DOUBLE) {
            Amount argument = integer();
            Piece piece = Piece.of(argument.kind(), call, argument.piece());
            return new Column(piece, argument.most(), COUNTS, null);
        }
        Column like = choices.pick(scope.of(kind));
        return changed(like, Piece.of(kind, call, argument(kind)));
    }
}
