package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/** Expressions over the columns of a scope, none of which overflows. */
final class Values {
    private static final BigInteger SIXTY = BigInteger.valueOf(60);
    private static final BigInteger LENGTH = BigInteger.valueOf(64);
    private static final List<Long> SMALL = List.of(-7L, -1L, 0L, 1L, 2L, 3L, 10L, 1000L);
    private static final List<Long> DIVISORS = List.of(-3L, 1L, 2L, 7L, 10L, 1000L);

    private final Choices choices;
    private final Scope scope;
    private final Conditions conditions;

    Values(Choices choices, Scope scope) {
        this.choices = choices;
        this.scope = scope;
        this.conditions = new Conditions(choices, scope, this);
    }

    /** Conditions over the same columns. */
    Conditions conditions() {
        return conditions;
    }

    /** An expression of a kind of value. */
    Piece of(Kind kind, int depth) {
        return switch (kind) {
            case TEXT -> text(depth);
            case TIME -> time(depth);
            case ADDRESS -> address(depth);
            case BOOLEAN -> conditions.condition(depth);
            default -> number(kind, depth);
        };
    }

    /** A constant, or NULL, that needs nothing beside it to be understood. */
    Piece constant(Kind kind) {
        if (choices.oneIn(6)) {
            return Literals.nothing(kind);
        }
        return switch (kind) {
            case TEXT -> Literals.text(choices.pick(FlowsTable.APPS));
            case TIME -> Literals.time(choices.pick(FlowsTable.TIMES));
            case ADDRESS ->
                    Piece.of(
                            Kind.ADDRESS,
                            "CAST({0} AS IPADDRESS)",
                            "{0}",
                            Literals.address(choices.pick(FlowsTable.HOSTS)));
            case BOOLEAN -> Piece.of(Kind.BOOLEAN, choices.pick("TRUE", "FALSE"));
            default -> cast(kind, Literals.number(choices.pick(SMALL)));
        };
    }

    private Piece number(Kind kind, int depth) {
        for (int i = 0; i < 5; i++) {
            Amount amount = amount(depth);
            if (amount.kind() == kind) {
                return amount.piece();
            }
            if (amount.most().compareTo(kind.most()) <= 0) {
                return cast(kind, amount.piece());
            }
        }
        return constant(kind);
    }

    private static Piece cast(Kind kind, Piece piece) {
        return piece.kind() == kind ? piece : Piece.of(kind, "CAST({0} AS " + kind + ")", piece);
    }

    /** An integer. */
    Amount amount(int depth) {
        if (depth == 0 || choices.oneIn(4)) {
            return leaf();
        }
        List<Supplier<Amount>> rules =
                List.of(
                        () -> sum(depth),
                        () -> product(depth),
                        () -> quotient(depth),
                        () -> remainder(depth),
                        () -> sign(depth),
                        () -> choice(depth),
                        () -> nothingFor(depth),
                        () -> ofOther(depth));
        return choices.rule(rules);
    }

    private Amount leaf() {
        List<Column> columns = scope.integers();
        if (columns.isEmpty() || choices.oneIn(6)) {
            return Amount.literal(choices.pick(SMALL));
        }
        Column column = choices.pick(columns);
        return new Amount(column.piece(), column.most());
    }

    private Amount sum(int depth) {
        Amount a = amount(depth - 1);
        Amount b = amount(depth - 1);
        return joined(a, b, choices.pick("({0} + {1})", "({0} - {1})"), a.most().add(b.most()));
    }

    private Amount product(int depth) {
        Amount a = amount(depth - 1);
        Amount b = amount(depth - 1);
        return joined(a, b, "({0} * {1})", a.most().multiply(b.most()));
    }

    /** Both of the larger type, BIGINT where that might overflow; the first where both might. */
    private static Amount joined(Amount a, Amount b, String text, BigInteger most) {
        Amount plain = new Amount(Piece.of(wider(a, b), text, a.piece(), b.piece()), most);
        if (plain.fits()) {
            return plain;
        }
        Amount wide = new Amount(Piece.of(Kind.BIGINT, text, a.wide().piece(), b.piece()), most);
        return wide.fits() ? wide : a;
    }

    private static Kind wider(Amount a, Amount b) {
        return a.kind().compareTo(b.kind()) >= 0 ? a.kind() : b.kind();
    }

    private Amount quotient(int depth) {
        Amount a = amount(depth - 1);
        if (!a.fits()) {
            return a;
        }
        Amount b = choices.oneIn(3) ? amount(depth - 1) : Amount.literal(choices.pick(DIVISORS));
        return new Amount(
                Piece.of(
                        wider(a, b),
                        "({0} / NULLIF({1}, 0))",
                        "({0} // NULLIF({1}, 0))",
                        a.piece(),
                        b.piece()),
                a.most());
    }

    private Amount remainder(int depth) {
        Amount a = amount(depth - 1);
        Amount b = Amount.literal(choices.pick(DIVISORS));
        return new Amount(
                Piece.of(
                        b.kind(),
                        choices.pick("MOD({0}, {1})", "({0} % {1})"),
                        "CAST(({0} % {1}) AS " + b.kind() + ")",
                        a.piece(),
                        b.piece()),
                b.most());
    }

    private Amount sign(int depth) {
        Amount a = amount(depth - 1);
        return a.fits()
                ? new Amount(
                        Piece.of(a.kind(), choices.pick("(- {0})", "ABS({0})"), a.piece()),
                        a.most())
                : a;
    }

    private Amount choice(int depth) {
        Amount a = amount(depth - 1);
        Amount b = amount(depth - 1);
        if (choices.oneIn(3)) {
            return joined(a, b, "COALESCE({0}, {1})", a.most().max(b.most()));
        }
        Piece condition = conditions.condition(depth - 1);
        String otherwise = choices.oneIn(3) ? "" : " ELSE {1}";
        return new Amount(
                Piece.of(
                        otherwise.isEmpty() ? a.kind() : wider(a, b),
                        "CASE WHEN {2} THEN {0}" + otherwise + " END",
                        a.piece(),
                        b.piece(),
                        condition),
                a.most().max(b.most()));
    }

    private Amount nothingFor(int depth) {
        Amount a = amount(depth - 1);
        Amount b = leaf();
        return new Amount(Piece.of(a.kind(), "NULLIF({0}, {1})", a.piece(), b.piece()), a.most());
    }

    private Amount ofOther(int depth) {
        return choices.rule(
                List.of(
                        () ->
                                new Amount(
                                        Piece.of(
                                                Kind.BIGINT,
                                                "EXTRACT("
                                                        + choices.pick("HOUR", "MINUTE", "DAY")
                                                        + " FROM {0})",
                                                time(depth - 1)),
                                        SIXTY),
                        () ->
                                new Amount(
                                        Piece.of(
                                                Kind.INTEGER,
                                                "CHAR_LENGTH({0})",
                                                "CAST(length({0}) AS INTEGER)",
                                                text(depth - 1)),
                                        LENGTH),
                        () ->
                                new Amount(
                                        Piece.of(
                                                Kind.SMALLINT,
                                                "ip_version({0})",
                                                "CAST(CASE WHEN "
                                                        + Literals.duckIpv4()
                                                        + " THEN 4 WHEN {0} IS NOT NULL THEN 6 END"
                                                        + " AS SMALLINT)",
                                                address(depth - 1)),
                                        SIXTY)));
    }

    private Piece column(Kind kind) {
        List<Column> columns = scope.of(kind);
        return columns.isEmpty() || choices.oneIn(12)
                ? constant(kind)
                : choices.pick(columns).piece();
    }

    private Piece either(Kind kind, int depth) {
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
                        () -> Piece.of(Kind.TEXT, "({0} || {1})", text(depth - 1), text(0)),
                        () ->
                                Piece.of(
                                        Kind.TEXT,
                                        choices.pick("UPPER({0})", "LOWER({0})", "TRIM({0})"),
                                        text(depth - 1)),
                        () -> Piece.of(Kind.TEXT, "SUBSTRING({0} FROM 2 FOR 2)", text(depth - 1)),
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

    /** The start of the hour, the day or of some minutes. */
    Piece bucket(Piece time) {
        if (choices.oneIn(2)) {
            String unit = choices.pick("MINUTE", "HOUR", "DAY", "MONTH");
            return Piece.of(
                    Kind.TIME,
                    "FLOOR({0} TO " + unit + ")",
                    "date_trunc('" + unit + "', {0})",
                    time);
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
