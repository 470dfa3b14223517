package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Aggregates over the columns of a scope, with a FILTER or without. */
final class Aggregates {
    static final List<Piece> COUNTS =
            List.of(0L, 1L, 2L, 10L, 100L).stream().map(Literals::number).toList();
    private static final BigInteger ROWS = BigInteger.ONE.shiftLeft(17);
    private static final BigInteger FEW = BigInteger.valueOf(4095);

    private final Choices choices;
    private final Scope scope;
    private final Values values;

    Aggregates(Choices choices, Scope scope) {
        this.choices = choices;
        this.scope = scope;
        this.values = new Values(choices, scope);
    }

    Column measure() {
        List<Supplier<Column>> rules =
                List.of(
                        () -> count("COUNT(*){f}", "COUNT(*){f}"),
                        () -> count("COUNT({0}){f}", "COUNT({0}){f}", argument(anyKind())),
                        this::distinct,
                        this::distinct,
                        this::pairs,
                        this::sum,
                        this::sum,
                        this::sum,
                        this::decimalSum,
                        this::average,
                        this::average,
                        this::extreme,
                        this::extreme,
                        this::extreme,
                        this::variance,
                        this::truth,
                        this::bits,
                        this::listed);
        return choices.rule(rules);
    }

    /** A call; {@code {f}} in its texts stands for the FILTER. */
    private Piece call(Kind kind, String weir, String duck, Piece... arguments) {
        List<Piece> parts = new ArrayList<>(List.of(arguments));
        Piece filter = Piece.NOTHING;
        if (choices.oneIn(4)) {
            Piece condition = values.conditions().condition(choices.below(2));
            filter = Piece.of(Kind.CLAUSE, " FILTER (WHERE {0})", condition);
        }
        parts.add(filter);
        String place = "{" + arguments.length + "}";
        return new Piece(kind, weir.replace("{f}", place), duck.replace("{f}", place), parts, null);
    }

    private Kind anyKind() {
        return choices.pick(scope.columns()).kind();
    }

    private Piece argument(Kind kind) {
        List<Column> columns = scope.of(kind);
        return columns.isEmpty() || choices.oneIn(4)
                ? values.of(kind, 1)
                : choices.pick(columns).piece();
    }

    private Amount integer() {
        List<Column> columns = scope.integers();
        if (columns.isEmpty() || choices.oneIn(4)) {
            return values.integer(1);
        }
        Column column = choices.pick(columns);
        return new Amount(column.piece(), column.most());
    }

    private Column count(String weir, String duck, Piece... arguments) {
        return new Column(call(Kind.BIGINT, weir, duck, arguments), ROWS, COUNTS, null);
    }

    private Column distinct() {
        String call = "COUNT(DISTINCT {0}){f}";
        return count(call, call, argument(anyKind()));
    }

    private Column pairs() {
        String distinct = choices.pick("", "DISTINCT ");
        return count(
                "COUNT(" + distinct + "{0}, {1}){f}",
                "COUNT("
                        + distinct
                        + "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN ({0}, {1}) END){f}",
                argument(anyKind()),
                argument(anyKind()));
    }

    private Column sum() {
        Amount argument = summand();
        String call = choices.oneIn(8) ? "SUM(DISTINCT {0}){f}" : "SUM({0}){f}";
        Piece piece = call(Kind.BIGINT, call, "CAST(" + call + " AS BIGINT)", argument.piece());
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

    private Column decimalSum() {
        Piece argument = values.of(Kind.DECIMAL, choices.below(2));
        String call = choices.oneIn(8) ? "SUM(DISTINCT {0}){f}" : "SUM({0}){f}";
        // DuckDB rounds what meets a sum of 38 digits in a set operation.
        String inDuck = "CAST(" + call + " AS DECIMAL(34, 8))";
        Piece sum = call(Kind.DECIMAL, call, inDuck, argument);
        return new Column(sum, ROWS, FlowsTable.values(Kind.DECIMAL), null);
    }

    private Column average() {
        String call = choices.oneIn(8) ? "AVG(DISTINCT {0}){f}" : "AVG({0}){f}";
        Piece piece = call(Kind.DOUBLE, call, call, integer().piece());
        return new Column(piece, ROWS, COUNTS, null);
    }

    private Column extreme() {
        Kind kind = anyKind();
        String call = choices.pick("MIN({0}){f}", "MAX({0}){f}", "MIN(DISTINCT {0}){f}");
        if (kind.isInteger() || kind == Kind.BOOLEAN) {
            Amount argument = integer();
            Piece piece = call(argument.kind(), call, call, argument.piece());
            return new Column(piece, argument.most(), COUNTS, null);
        }
        Column like = choices.pick(scope.of(kind));
        return new Column(call(kind, call, call, argument(kind)), like.most(), like.values(), null);
    }

    /** As an integer, because the last digits depend on the order of the rows. */
    private Column variance() {
        Amount argument = integer();
        Piece few = argument.most().compareTo(FEW) <= 0 ? argument.piece() : Literals.number(7);
        String name = choices.pick("VAR_POP", "VAR_SAMP", "STDDEV_POP", "STDDEV_SAMP");
        String distinct = choices.oneIn(6) ? "DISTINCT " : "";
        String call =
                "CAST(FLOOR("
                        + name
                        + "("
                        + distinct
                        + "{0}){f} * 9.97E0 + 0.3712938E0) AS BIGINT)";
        return new Column(call(Kind.BIGINT, call, call, few), ROWS, COUNTS, null);
    }

    private Column truth() {
        Piece condition = values.conditions().condition(choices.below(2));
        Piece call =
                choices.oneIn(2)
                        ? call(Kind.BOOLEAN, "EVERY({0}){f}", "bool_and({0}){f}", condition)
                        : call(Kind.BOOLEAN, "SOME({0}){f}", "bool_or({0}){f}", condition);
        return new Column(call, ROWS, List.of(), null);
    }

    private Column bits() {
        Amount argument = integer();
        String call = choices.pick("BIT_AND({0}){f}", "BIT_OR({0}){f}", "BIT_XOR({0}){f}");
        return new Column(
                call(argument.kind(), call, call, argument.piece()),
                argument.kind().most(),
                COUNTS,
                null);
    }

    private Column listed() {
        List<Column> texts = scope.of(Kind.TEXT);
        if (texts.isEmpty()) {
            return distinct();
        }
        Piece call =
                call(
                        Kind.TEXT,
                        "LISTAGG({0}, ',') WITHIN GROUP (ORDER BY {0}){f}",
                        "string_agg({0}, ',' ORDER BY {0}){f}",
                        Piece.of(Kind.TEXT, "NULLIF({0}, '-')", choices.pick(texts).piece()));
        return new Column(call, ROWS, FlowsTable.values(Kind.TEXT), null);
    }
}
