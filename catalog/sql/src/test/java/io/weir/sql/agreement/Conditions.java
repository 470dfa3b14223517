package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Conditions over the columns of a scope: true, false or unknown. */
final class Conditions {
    private static final List<Kind> KINDS =
            List.of(
                    Kind.BIGINT,
                    Kind.INTEGER,
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.TIME,
                    Kind.DATE,
                    Kind.ADDRESS);

    private static final String DISTINCT = "IS DISTINCT FROM";

    private final Choices choices;
    private final Scope scope;
    private final Values values;

    Conditions(Choices choices, Scope scope, Values values) {
        this.choices = choices;
        this.scope = scope;
        this.values = values;
    }

    Piece condition(int depth) {
        if (depth == 0) {
            return simple();
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> both("({0} AND {1})", depth),
                        () -> both("({0} OR {1})", depth),
                        () -> both("({0} AND {1})", depth),
                        () -> both("({0} OR {1})", depth),
                        () -> one("(NOT {0})", depth),
                        () -> one(truth(), depth),
                        () -> ofOneColumn(depth),
                        () -> compared(depth),
                        () -> like(depth),
                        () ->
                                both(
                                        "CASE WHEN {0} THEN {1} ELSE "
                                                + choices.pick("TRUE", "NULL")
                                                + " END",
                                        depth),
                        this::simple);
        return choices.rule(rules);
    }

    private Piece both(String text, int depth) {
        return Piece.of(Kind.BOOLEAN, text, condition(depth - 1), condition(depth - 1));
    }

    private Piece one(String text, int depth) {
        return Piece.of(Kind.BOOLEAN, text, condition(depth - 1));
    }

    private String truth() {
        return "("
                + "{0} IS "
                + choices.pick("", "NOT ")
                + choices.pick("TRUE", "FALSE", "UNKNOWN", "NULL")
                + ")";
    }

    /** Several conditions on the same column, as a scan takes them. */
    private Piece ofOneColumn(int depth) {
        if (scope.columns().isEmpty()) {
            return simple();
        }
        Scope one = new Scope(List.of(choices.pick(scope.columns())));
        List<Piece> parts = new ArrayList<>();
        Conditions narrow = new Conditions(choices, one, new Values(choices, one));
        for (int i = 0; i < 2 + choices.below(3); i++) {
            Piece part = narrow.simple();
            parts.add(choices.oneIn(3) ? Piece.of(Kind.BOOLEAN, "(NOT {0})", part) : part);
        }
        Piece result = parts.get(0);
        for (Piece part : parts.subList(1, parts.size())) {
            String text = choices.pick("({0} AND {1})", "({0} OR {1})");
            result = Piece.of(Kind.BOOLEAN, text, result, part);
        }
        return depth > 1 && choices.oneIn(3) ? Piece.of(Kind.BOOLEAN, "(NOT {0})", result) : result;
    }

    /** Two expressions. */
    private Piece compared(int depth) {
        Kind kind = choices.pick(KINDS);
        return compared(
                "{0}", comparison(), "{1}", values.of(kind, depth - 1), values.of(kind, depth - 1));
    }

    /**
     * Two of the parts. DuckDB 1.5 leaves out row groups that have rows for which a text IS
     * DISTINCT FROM another, where that stands in an OR; so it is asked otherwise.
     */
    private static Piece compared(String left, String operator, String right, Piece... parts) {
        String plain = "(" + left + " " + operator + " " + right + ")";
        String safe =
                "(CASE WHEN "
                        + (left + " IS NOT DISTINCT FROM " + right)
                        + " THEN FALSE ELSE TRUE END)";
        return Piece.of(Kind.BOOLEAN, plain, operator.equals(DISTINCT) ? safe : plain, parts);
    }

    private String comparison() {
        return choices.pick("=", "<>", "<", "<=", ">", ">=", DISTINCT, "IS NOT DISTINCT FROM");
    }

    private Piece like(int depth) {
        if (choices.oneIn(6)) {
            String text = "({0} " + choices.pick("", "NOT ") + "LIKE {1})";
            return Piece.of(
                    Kind.BOOLEAN, text, values.of(Kind.TEXT, depth), values.of(Kind.TEXT, 0));
        }
        String pattern =
                choices.pick(
                        "%",
                        "_",
                        "",
                        "a%",
                        "%b",
                        "_n%",
                        "A",
                        "a!_b' ESCAPE '!",
                        "a!%%' ESCAPE '!",
                        "10.0.%",
                        "%:%",
                        "%::%",
                        "in_",
                        "a\\b",
                        "two%lines",
                        "%.%",
                        "(%",
                        "%''%");
        return Piece.of(
                Kind.BOOLEAN,
                "({0} "
                        + choices.pick("", "NOT ")
                        + choices.pick("", "", "", "I")
                        + "LIKE '"
                        + pattern
                        + "')",
                values.of(Kind.TEXT, depth));
    }

    /** One column beside constants or another column. */
    Piece simple() {
        if (scope.columns().isEmpty() || choices.oneIn(40)) {
            return values.constant(Kind.BOOLEAN);
        }
        Column column = choices.pick(scope.columns());
        if (column.values().isEmpty()) {
            return column.kind() == Kind.BOOLEAN ? column.piece() : isNull(column);
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> beside(column),
                        () -> beside(column),
                        () -> in(column),
                        () -> between(column),
                        () -> isNull(column),
                        () -> besideColumn(column),
                        () -> ofItsKind(column));
        return choices.rule(rules);
    }

    private Piece beside(Column column) {
        boolean isTurned = choices.oneIn(4);
        return compared(
                isTurned ? "{1}" : "{0}",
                comparison(),
                isTurned ? "{0}" : "{1}",
                column.piece(),
                value(column));
    }

    private Piece value(Column column) {
        if (choices.oneIn(15)) {
            return Literals.nothing(column.kind());
        }
        if (column.kind().isInteger() && choices.oneIn(15)) {
            return Literals.decimal(choices.pick(Decimals.EXACT));
        }
        Piece literal = choices.pick(column.values());
        return choices.oneIn(8) && fits(literal, column.kind()) ? literal.asParameter() : literal;
    }

    /** A parameter has the type of what it is beside. */
    private static boolean fits(Piece literal, Kind kind) {
        return !kind.isInteger()
                || (literal.constant() instanceof Long number
                        && BigInteger.valueOf(number).abs().compareTo(kind.most()) <= 0);
    }

    private Piece in(Column column) {
        List<Piece> list = new ArrayList<>();
        for (int i = 0; i <= choices.below(5); i++) {
            list.add(value(column));
        }
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + choices.pick("IN", "NOT IN") + " ({1}))",
                column.piece(),
                Piece.list(", ", list));
    }

    private Piece between(Column column) {
        String text = choices.pick("BETWEEN", "NOT BETWEEN") + choices.pick("", "", " SYMMETRIC");
        if (text.endsWith("SYMMETRIC")) {
            String not = text.startsWith("NOT") ? "NOT " : "";
            return Piece.of(
                    Kind.BOOLEAN,
                    "({0} " + text + " {1} AND {2})",
                    "(" + not + "({0} BETWEEN {1} AND {2} OR {0} BETWEEN {2} AND {1}))",
                    column.piece(),
                    value(column),
                    value(column));
        }
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + text + " {1} AND {2})",
                column.piece(),
                value(column),
                value(column));
    }

    private Piece isNull(Column column) {
        return Piece.of(
                Kind.BOOLEAN, "({0} IS " + choices.pick("", "NOT ") + "NULL)", column.piece());
    }

    private Piece besideColumn(Column column) {
        List<Column> others =
                column.kind().isInteger() ? scope.integers() : scope.of(column.kind());
        return Piece.of(
                Kind.BOOLEAN,
                "({0} " + comparison() + " {1})",
                column.piece(),
                choices.pick(others).piece());
    }

    private Piece ofItsKind(Column column) {
        return switch (column.kind()) {
            case ADDRESS -> cidr(column);
            case SMALLINT -> flags(column);
            case TEXT -> like(0);
            case TIME -> steps(column);
            default -> beside(column);
        };
    }

    /** The hour or the date of a time beside another. */
    private Piece steps(Column column) {
        Piece step = choices.oneIn(2) ? values.date(column.piece()) : values.bucket(column.piece());
        return choices.oneIn(3)
                ? Piece.of(
                        Kind.BOOLEAN,
                        "({0} " + choices.pick("BETWEEN", "NOT BETWEEN") + " {1} AND {2})",
                        step,
                        values.constant(step.kind()),
                        values.constant(step.kind()))
                : compared("{0}", comparison(), "{1}", step, values.constant(step.kind()));
    }

    private Piece cidr(Column column) {
        List<String> prefixes = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i <= choices.below(3); i++) {
            String prefix = choices.pick(FlowsTable.PREFIXES);
            prefixes.add("'" + prefix + "'");
            ranges.add(Literals.duckRange(prefix));
        }
        return Piece.of(
                Kind.BOOLEAN,
                "cidr_match({0}, " + String.join(", ", prefixes) + ")",
                "(" + String.join(" OR ", ranges) + ")",
                column.piece());
    }

    /** Of flags, which are never negative. */
    private Piece flags(Column column) {
        boolean areFlags = column.piece().weir().endsWith("tcp_flags");
        Piece flags =
                areFlags ? column.piece() : Piece.of(Kind.SMALLINT, "ABS({0})", column.piece());
        return choices.oneIn(2)
                ? Piece.of(Kind.BOOLEAN, "flags_all({0}, 'SA')", "(({0} & 18) = 18)", flags)
                : Piece.of(Kind.BOOLEAN, "flags_any({0}, 'FR')", "(({0} & 5) <> 0)", flags);
    }
}
