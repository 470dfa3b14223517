package io.weir.sql.agreement;

import java.util.List;
import java.util.function.Supplier;

/** Arithmetic that may leave its type, or divide by zero: then both must fail. */
final class Overflows {
    private final Choices choices;
    private final Scope scope = FlowsTable.as("f");

    Overflows(Choices choices) {
        this.choices = choices;
    }

    Piece query() {
        Piece where = new Values(choices, scope).conditions().simple();
        Piece value = value();
        if (choices.oneIn(4)) {
            return Piece.of(
                    Kind.QUERY,
                    "SELECT SUM({0}) AS c0, COUNT(*) AS c1 FROM flows AS f WHERE {1}",
                    "SELECT CAST(SUM({0}) AS BIGINT) AS c0, COUNT(*) AS c1 FROM flows AS f WHERE {1}",
                    value,
                    where);
        }
        return Piece.of(Kind.QUERY, "SELECT {0} AS c0 FROM flows AS f WHERE {1}", value, where);
    }

    private Piece value() {
        List<Supplier<Piece>> rules =
                List.of(
                        () -> both("({0} + {1})"),
                        () -> both("({0} - {1})"),
                        () -> both("({0} * {1})"),
                        () -> Piece.of(Kind.BIGINT, choices.pick("(- {0})", "ABS({0})"), column()),
                        () ->
                                Piece.of(
                                        Kind.INTEGER,
                                        "CAST({0} AS " + choices.pick("INTEGER", "SMALLINT") + ")",
                                        column()),
                        () ->
                                Piece.of(
                                        Kind.BIGINT,
                                        "({0} / ({1} - {2}))",
                                        "CASE WHEN {0} IS NULL THEN NULL"
                                                + " WHEN ({1} - {2}) = 0 THEN error('division by zero')"
                                                + " ELSE {0} // ({1} - {2}) END",
                                        column(),
                                        Piece.of(Kind.INTEGER, "f.dst_port"),
                                        Literals.number(choices.pick(List.of(53L, 1L, 70000L)))));
        return choices.rule(rules);
    }

    private Piece both(String text) {
        return Piece.of(
                Kind.BIGINT,
                text,
                column(),
                choices.oneIn(2)
                        ? column()
                        : Literals.number(
                                choices.pick(List.of(1L, -1L, 2L, 1000000L, Long.MAX_VALUE))));
    }

    private Piece column() {
        return choices.oneIn(2)
                ? Piece.of(Kind.BIGINT, "f." + choices.pick("flow_id", "flow_label", "bytes"))
                : choices.pick(scope.integers()).piece();
    }
}
