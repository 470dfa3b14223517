package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/** Numbers with a point, exact and floating, none of which leaves its type. */
final class Decimals {
    static final List<String> EXACT =
            List.of("0.0", "0.5", "1.0", "1.5", "2.50", "-3.75", "40.0", "99.99", "1500.001");
    private static final List<String> FACTORS = List.of("0.5", "1.0", "-2.5", "10.01");
    private static final BigInteger LARGEST = BigInteger.TEN.pow(9);

    private final Choices choices;
    private final Values values;

    Decimals(Choices choices, Values values) {
        this.choices = choices;
        this.values = values;
    }

    /** A DECIMAL. */
    Piece exact(int depth) {
        if (depth == 0 || choices.oneIn(3)) {
            return choices.oneIn(2) ? values.column(Kind.DECIMAL) : ofInteger();
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> both(Kind.DECIMAL, choices.pick("({0} + {1})", "({0} - {1})"), depth),
                        () -> values.either(Kind.DECIMAL, depth),
                        () -> one(Kind.DECIMAL, choices.pick("(- {0})", "ABS({0})"), depth),
                        () -> one(Kind.DECIMAL, choices.pick("FLOOR({0})", "CEIL({0})"), depth),
                        () ->
                                Piece.of(
                                        Kind.DECIMAL,
                                        "({0} * {1})",
                                        exact(depth - 1),
                                        Literals.decimal(choices.pick(FACTORS))));
        return choices.rule(rules);
    }

    private Piece ofInteger() {
        Amount amount = values.integer(0);
        return amount.most().compareTo(LARGEST) <= 0
                ? Piece.of(
                        Kind.DECIMAL,
                        "CAST({0} AS DECIMAL(19, " + choices.below(4) + "))",
                        amount.piece())
                : values.column(Kind.DECIMAL);
    }

    /** A DOUBLE. */
    Piece real(int depth) {
        if (depth == 0 || choices.oneIn(3)) {
            return choices.oneIn(2) ? values.column(Kind.DOUBLE) : ofNumber();
        }
        List<Supplier<Piece>> rules =
                List.of(
                        () -> values.either(Kind.DOUBLE, depth),
                        () -> one(Kind.DOUBLE, choices.pick("(- {0})", "ABS({0})"), depth),
                        () ->
                                Piece.of(
                                        Kind.DOUBLE,
                                        choices.pick("({0} * {1})", "({0} / {1})", "({0} + {1})"),
                                        real(depth - 1),
                                        Literals.real(choices.pick(FACTORS))),
                        () ->
                                Piece.of(
                                        Kind.DOUBLE,
                                        "({0} / {1})",
                                        exact(depth - 1),
                                        Literals.decimal(choices.pick(FACTORS))),
                        () ->
                                Piece.of(
                                        Kind.DOUBLE,
                                        "({0} / NULLIF({1}, 0))",
                                        exact(depth - 1),
                                        values.integer(0).piece()),
                        () -> Piece.of(Kind.DOUBLE, "SQRT(ABS({0}))", real(depth - 1)));
        return choices.rule(rules);
    }

    private Piece ofNumber() {
        Piece number = choices.oneIn(3) ? values.column(Kind.DECIMAL) : values.integer(0).piece();
        return Piece.of(Kind.DOUBLE, "CAST({0} AS DOUBLE)", number);
    }

    private Piece one(Kind kind, String text, int depth) {
        return Piece.of(kind, text, values.of(kind, depth - 1));
    }

    private Piece both(Kind kind, String text, int depth) {
        return Piece.of(kind, text, values.of(kind, depth - 1), values.of(kind, depth - 1));
    }
}
