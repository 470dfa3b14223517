package io.weir.sql.agreement;

import java.util.List;

/** FROM: the table, a derived table, or a join of two of these. */
final class Sources {
    private static final int JOINED_ROWS = 150;

    private final Choices choices;
    private final Selects selects;

    Sources(Choices choices, Selects selects) {
        this.choices = choices;
        this.selects = selects;
    }

    Source source(int depth) {
        int kind = depth == 0 ? 0 : choices.below(10);
        if (kind < 7) {
            return new Source(Piece.of(Kind.PART, "flows AS f"), FlowsTable.as("f"), true);
        }
        return kind < 9 ? derived("t", selects.body(depth - 1)) : join();
    }

    private static Source derived(String alias, Body body) {
        return new Source(
                Piece.of(Kind.PART, "({0}) AS " + alias, body.query()), body.as(alias), false);
    }

    private Source join() {
        Source left = side("a");
        Source right = side("b");
        Piece on = on(left.scope(), right.scope());
        if (choices.oneIn(3)) {
            Scope both = left.scope().and(right.scope());
            Piece more = new Values(choices, both).conditions().condition(1);
            on = Piece.of(Kind.BOOLEAN, "({0} AND {1})", on, more);
        }
        String join = choices.pick("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        return new Source(
                Piece.of(Kind.PART, "{0} " + join + " {1} ON {2}", left.piece(), right.piece(), on),
                left.scope().and(right.scope()),
                false);
    }

    /** A few rows. */
    private Source side(String alias) {
        if (choices.oneIn(2)) {
            return derived(alias, selects.groups(List.of(), 0));
        }
        Body rows = selects.plain();
        Piece first =
                Piece.of(
                        Kind.QUERY,
                        "{0} ORDER BY f.export_sequence LIMIT " + choices.below(JOINED_ROWS),
                        rows.query());
        return derived(alias, new Body(first, rows.columns(), null));
    }

    private Piece on(Scope left, Scope right) {
        for (int i = 0; i < 10; i++) {
            Column one = choices.pick(left.columns());
            List<Column> others = one.kind().isInteger() ? right.integers() : right.of(one.kind());
            if (!others.isEmpty()) {
                return Piece.of(
                        Kind.BOOLEAN, "{0} = {1}", one.piece(), choices.pick(others).piece());
            }
        }
        return Piece.of(Kind.BOOLEAN, "FALSE");
    }
}
