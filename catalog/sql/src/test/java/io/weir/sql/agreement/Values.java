package io.weir.sql.agreement;

import java.util.List;
import java.util.function.Supplier;

/** Expressions over the columns of a scope, none of which overflows. */
final class Values {
    private final Choices choices;
    private final Scope scope;
    private final Conditions conditions;
    private final Integers integers;
    private final Decimals decimals;

    Values(Choices choices, Scope scope) {
        this.choices = choices;
        this.scope = scope;
        this.conditions = new Conditions(choices, scope, this);
        this.integers = new Integers(choices, scope, this);
        this.decimals = new Decimals(choices, this);
    }

    /** Conditions over the same columns. */
    Conditions conditions() {
        return conditions;
    }

    /** An integer. */
    Amount integer(int depth) {
        return integers.of(depth);
    }

    /** An expression of a kind of value. */
    Piece of(Kind kind, int depth) {
        return switch (kind) {
            case TEXT -> text(depth);
            case TIME -> time(depth);
            case DATE -> dates(depth);
            case ADDRESS -> address(depth);
            case BOOLEAN -> conditions.condition(depth);
            case DECIMAL -> decimals.exact(depth);
            case DOUBLE -> decimals.real(depth);
            default -> number(kind, depth);
        };
    }

    /** A constant, or NULL, that needs nothing beside it to be understood. */
    Piece constant(Kind kind) {
        if (choices.oneIn(6)) {
            return Literals.nothing(kind);
        }
        if (kind == Kind.BOOLEAN) {
            return Piece.of(Kind.BOOLEAN, choices.pick("TRUE", "FALSE"));
        }
        Piece literal = literal(kind);
        boolean isParameter = choices.oneIn(8);
        Piece value = isParameter ? literal.asParameter() : literal;
        if (!isParameter && (kind == Kind.TEXT || kind == Kind.TIME || literal.kind() == kind)) {
            return kind == Kind.ADDRESS ? cast(kind, value) : value;
        }
        return cast(kind, value);
    }

    private Piece literal(Kind kind) {
        return switch (kind) {
            case TEXT -> Literals.text(choices.pick(FlowsTable.APPS));
            case TIME -> Literals.time(choices.pick(FlowsTable.TIMES));
            case DATE -> Literals.date(choices.pick(FlowsTable.TIMES));
            case ADDRESS -> Literals.address(choices.pick(FlowsTable.HOSTS));
            case DECIMAL -> Literals.decimal(choices.pick(Decimals.EXACT));
            case DOUBLE -> Literals.real(choices.pick(Decimals.EXACT));
            default -> Literals.number(choices.pick(Integers.SMALL));
        };
    }

    private Piece number(Kind kind, int depth) {
        for (int i = 0; i < 5; i++) {
            Amount amount = integers.of(depth);
            if (amount.kind() == kind) {
                return amount.piece();
            }
            if (amount.most().compareTo(kind.most()) <= 0) {
                return cast(kind, amount.piece());
            }
        }
        return constant(kind);
    }

    /** A value as one of another kind; a parameter always needs this. */
    static Piece cast(Kind kind, Piece piece) {
        boolean isConstant = piece.constant() != null;
        if (piece.kind() == kind && !isConstant) {
            return piece;
        }
        String duck = "CAST({0} AS " + kind.duckType() + ")";
        return Piece.of(kind, "CAST({0} AS " + kind.weirType() + ")", duck, piece);
    }

    /** A column where there is one, or a constant. */
    Piece column(Kind kind) {
        List<Column> columns = scope.of(kind);
        return columns.isEmpty() || choices.oneIn(12)
                ? constant(kind)
                : choices.pick(columns).piece();
    }

    /** One of two. */
    Piece either(Kind kind, int depth) {
        return choices.oneIn(2)
                ? Piece.of(kind, "COALESCE({0}, {1})", of(kind, depth - 1), of(kind, depth - 1))
                : Piece.of(
                        kind,
                        "CASE WHEN {2} THEN {0} ELSE {1} END",
                        of(kind, depth - 1),
                        of(kind, depth - 1),
                        conditions.condition(depth - 1));
    }

    private Piece text(int depth) {
        if (depth == 0 || choices.oneIn(3)) {
            return column(Kind.TEXT);
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> either(Kind.TEXT, depth),
                        () ->
                                Piece.of(
                                        Kind.TEXT,
                                        "({0} || {1})",
                                        "CAST({0} || {1} AS VARCHAR)",
                                        text(depth - 1),
                                        text(0)),
                        () ->
                                Piece.of(
                                        Kind.TEXT,
                                        choices.pick("UPPER({0})", "LOWER({0})", "TRIM({0})"),
                                        text(depth - 1)),
                        () -> Piece.of(Kind.TEXT, "SUBSTRING({0} FROM 2 FOR 2)", text(depth - 1)),
                        () -> Piece.of(Kind.TEXT, "REPLACE({0}, 'n', 'ab')", text(depth - 1)),
                        this::addressText);
        return choices.rule(rules);
    }

    private Piece addressText() {
        List<Column> named =
                scope.of(Kind.ADDRESS).stream().filter(column -> column.text() != null).toList();
        Piece text = named.isEmpty() ? null : choices.pick(named).text();
        return text == null ? column(Kind.TEXT) : text;
    }

    private Piece time(int depth) {
        if (depth == 0 || choices.oneIn(3)) {
            return column(Kind.TIME);
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> either(Kind.TIME, depth),
                        () ->
                                Piece.of(
                                        Kind.TIME,
                                        "CAST({0} AS TIMESTAMP(3))",
                                        "CAST({0} AS TIMESTAMP)",
                                        dates(depth - 1)),
                        () -> bucket(time(depth - 1)),
                        () ->
                                Piece.of(
                                        Kind.TIME,
                                        choices.pick(
                                                "({0} + INTERVAL '5' MINUTE)",
                                                "({0} - INTERVAL '1' DAY)",
                                                "({0} + INTERVAL '90' SECOND)"),
                                        time(depth - 1)));
        return choices.rule(rules);
    }

    private Piece dates(int depth) {
        if (depth == 0 || choices.oneIn(2)) {
            return scope.of(Kind.DATE).isEmpty() ? date(column(Kind.TIME)) : column(Kind.DATE);
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> either(Kind.DATE, depth),
                        () -> date(time(depth - 1)),
                        () ->
                                Piece.of(
                                        Kind.DATE,
                                        "({0} - INTERVAL '3' DAY)",
                                        "CAST({0} - INTERVAL '3' DAY AS DATE)",
                                        dates(depth - 1)),
                        () ->
                                Piece.of(
                                        Kind.DATE,
                                        "({0} + INTERVAL '1' MONTH)",
                                        "CAST({0} + INTERVAL '1' MONTH AS DATE)",
                                        dates(depth - 1)));
        return choices.rule(rules);
    }

    /** The date of a time. */
    Piece date(Piece time) {
        return Piece.of(Kind.DATE, "CAST({0} AS DATE)", time);
    }

    /** The start of the hour, the day or of some minutes. */
    Piece bucket(Piece time) {
        if (choices.oneIn(2)) {
            String unit = choices.pick("MINUTE", "HOUR", "DAY", "MONTH", "WEEK");
            String truncated = "date_trunc('" + unit + "', {0})";
            boolean isWeek = unit.equals("WEEK"); // FLOOR's begin on Sunday
            String floor = isWeek ? truncated : "FLOOR({0} TO " + unit + ")";
            // Alone beside a constant, DuckDB 1.5 takes it for false where it is NULL.
            String guarded = "(" + truncated + " + INTERVAL 0 SECOND)";
            return Piece.of(Kind.TIME, floor, guarded, time);
        }
        String length = choices.pick("'5' MINUTE", "'1' HOUR", "'7' MINUTE", "'2' DAY");
        return Piece.of(
                Kind.TIME,
                "time_bucket(INTERVAL " + length + ", {0})",
                "time_bucket(INTERVAL " + length + ", {0}, TIMESTAMP '1970-01-01')",
                time);
    }

    private Piece address(int depth) {
        if (depth == 0 || choices.oneIn(2)) {
            return column(Kind.ADDRESS);
        }
        return choices.oneIn(2) ? either(Kind.ADDRESS, depth) : prefix(address(depth - 1));
    }

    /** The network of an address, with prefixes of whole hexadecimal digits. */
    Piece prefix(Piece address) {
        int ipv4 = 4 * choices.below(9);
        int ipv6 = 4 * choices.below(33);
        return Piece.of(
                Kind.ADDRESS,
                "ip_prefix({0}, " + ipv4 + ", " + ipv6 + ")",
                "CASE WHEN "
                        + Literals.duckIpv4()
                        + " THEN unhex(rpad(left(hex({0}), "
                        + (24 + ipv4 / 4)
                        + "), 32, '0')) ELSE unhex(rpad(left(hex({0}), "
                        + ipv6 / 4
                        + "), 32, '0')) END",
                address);
    }
}
