package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/** Integer expressions over the columns of a scope, none of which overflows. */
final class Integers {
    static final List<Long> SMALL = List.of(-7L, -1L, 0L, 1L, 2L, 3L, 10L, 1000L);
    private static final BigInteger SIX = BigInteger.valueOf(6);
    private static final BigInteger YEARS = BigInteger.valueOf(9999);
    private static final BigInteger LENGTH = BigInteger.valueOf(256);
    private static final BigInteger TRUNCATED = BigInteger.TEN.pow(16);
    private static final List<Long> DIVISORS = List.of(-3L, 1L, 2L, 7L, 10L, 1000L);

    private final Choices choices;
    private final Scope scope;
    private final Values values;

    Integers(Choices choices, Scope scope, Values values) {
        this.choices = choices;
        this.scope = scope;
        this.values = values;
    }

    /** An integer. */
    Amount of(int depth) {
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
        Amount a = of(depth - 1);
        Amount b = of(depth - 1);
        return joined(a, b, choices.pick("({0} + {1})", "({0} - {1})"), a.most().add(b.most()));
    }

    private Amount product(int depth) {
        Amount a = of(depth - 1);
        Amount b = of(depth - 1);
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
        Amount a = of(depth - 1);
        if (!a.fits()) {
            return a;
        }
        Amount b = choices.oneIn(3) ? of(depth - 1) : Amount.literal(choices.pick(DIVISORS));
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
        Amount a = of(depth - 1);
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
        Amount a = of(depth - 1);
        return a.fits()
                ? new Amount(
                        Piece.of(a.kind(), choices.pick("(- {0})", "ABS({0})"), a.piece()),
                        a.most())
                : a;
    }

    private Amount choice(int depth) {
        Amount a = of(depth - 1);
        Amount b = of(depth - 1);
        if (choices.oneIn(3)) {
            return joined(a, b, "COALESCE({0}, {1})", a.most().max(b.most()));
        }
        Piece condition = values.conditions().condition(depth - 1);
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
        Amount a = of(depth - 1);
        Amount b = leaf();
        return new Amount(Piece.of(a.kind(), "NULLIF({0}, {1})", a.piece(), b.piece()), a.most());
    }

    private Amount ofOther(int depth) {
        List<Supplier<Amount>> rules =
                List.of(
                        () -> ofTime(depth),
                        () -> ofText(depth),
                        () -> ofAddress(depth),
                        () ->
                                new Amount(
                                        Piece.of(
                                                Kind.BIGINT,
                                                "CAST({0} AS BIGINT)",
                                                "CAST(trunc({0}) AS BIGINT)",
                                                values.of(Kind.DECIMAL, depth - 1)),
                                        TRUNCATED));
        return choices.rule(rules);
    }

    private Amount ofTime(int depth) {
        Piece time = values.of(Kind.TIME, depth - 1);
        if (choices.oneIn(4)) {
            Piece difference =
                    Piece.of(
                            Kind.INTEGER,
                            "TIMESTAMPDIFF(SECOND, {0}, {1})",
                            "CAST((epoch_ms({1}) - epoch_ms({0})) // 1000 AS INTEGER)",
                            time,
                            values.of(Kind.TIME, depth - 1));
            return new Amount(difference, Kind.INTEGER.most());
        }
        String unit = choices.pick("HOUR", "MINUTE", "DAY", "SECOND", "MONTH", "YEAR");
        return new Amount(Piece.of(Kind.BIGINT, "EXTRACT(" + unit + " FROM {0})", time), YEARS);
    }

    private Amount ofText(int depth) {
        Piece text = values.of(Kind.TEXT, depth - 1);
        Piece length =
                choices.oneIn(3)
                        ? Piece.of(
                                Kind.INTEGER,
                                "POSITION('n' IN {0})",
                                "CAST(POSITION('n' IN {0}) AS INTEGER)",
                                text)
                        : Piece.of(
                                Kind.INTEGER,
                                "CHAR_LENGTH({0})",
                                "CAST(length({0}) AS INTEGER)",
                                text);
        return new Amount(length, LENGTH);
    }

    private Amount ofAddress(int depth) {
        return new Amount(
                Piece.of(
                        Kind.SMALLINT,
                        "ip_version({0})",
                        "CAST(CASE WHEN "
                                + Literals.duckIpv4()
                                + " THEN 4 WHEN {0} IS NOT NULL THEN 6 END AS SMALLINT)",
                        values.of(Kind.ADDRESS, depth - 1)),
                SIX);
    }
}
