package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/** FROM: a table, a derived table, or a join of some of these. */
final class Sources {
    private static final int JOINED_ROWS = 80;

    private final Choices choices;
    private final Selects selects;

    Sources(Choices choices, Selects selects) {
        this.choices = choices;
        this.selects = selects;
    }

    Source source(int depth) {
        int kind = choices.below(18);
        if (kind < 8 || (depth == 0 && kind < 14) || (depth == 0 && kind > 15)) {
            return flows();
        }
        return switch (kind) {
            case 8, 9, 10 -> derived("t", selects.body(depth - 1));
            case 11 -> named(selects.body(depth - 1));
            case 12, 13 -> join();
            case 14 -> listed();
            case 16, 17 -> new GroupedPairs(choices, selects).source();
            default ->
                    new Source(Piece.of(Kind.PART, "flow_ends AS f"), FlowsTable.ends("f"), false);
        };
    }

    private static Source flows() {
        return new Source(Piece.of(Kind.PART, "flows AS f"), FlowsTable.as("f"), true);
    }

    static Source derived(String alias, Body body) {
        return new Source(
                Piece.of(Kind.PART, "({0}) AS " + alias, body.query()), body.as(alias), false);
    }

    /** A query before the query. */
    private static Source named(Body body) {
        return new Source(
                Piece.of(Kind.PART, "WITH w AS ({0}) ", body.query()),
                Piece.of(Kind.PART, "w AS t"),
                body.as("t"),
                false);
    }

    /** The table beside a list of addresses. */
    private Source listed() {
        String address = choices.pick("src_addr", "dst_addr");
        List<Piece> rows = new ArrayList<>();
        int number = 0;
        for (String host : FlowsTable.HOSTS) {
            number++;
            if (choices.oneIn(4)) {
                Piece name = Literals.address(host);
                rows.add(Piece.of(Kind.PART, "({0}, {1})", name, Literals.number(number)));
            }
        }
        if (rows.isEmpty()) {
            return flows();
        }
        Piece on = Piece.of(Kind.BOOLEAN, "f." + address + " = v.ip");
        Piece join =
                Piece.of(
                        Kind.PART,
                        "flows AS f "
                                + choices.pick("JOIN", "LEFT JOIN")
                                + " (VALUES {0}) AS v(ip, n) ON {1}",
                        Piece.list(", ", rows),
                        on);
        List<Column> columns = new ArrayList<>(FlowsTable.as("f").columns());
        columns.add(
                new Column(
                        Piece.of(Kind.INTEGER, "v.n"),
                        Kind.SMALLINT.most(),
                        Aggregates.COUNTS,
                        null));
        return new Source(join, new Scope(columns), true);
    }

    private Source join() {
        Source two = joined(side("a"), side("b"));
        return choices.oneIn(5) ? joined(two, side("c")) : two;
    }

    private Source joined(Source left, Source right) {
        Scope both = left.scope().and(right.scope());
        if (choices.oneIn(12)) {
            String text = choices.pick("{0} CROSS JOIN {1}", "{0}, {1}");
            Piece product = Piece.of(Kind.PART, text, left.piece(), right.piece());
            return new Source(product, both, false);
        }
        Piece on = on(left.scope(), right.scope());
        if (choices.oneIn(3)) {
            Piece more = new Values(choices, both).conditions().condition(1);
            on = Piece.of(Kind.BOOLEAN, "({0} AND {1})", on, more);
        }
        String join = choices.pick("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        return new Source(
                Piece.of(Kind.PART, "{0} " + join + " {1} ON {2}", left.piece(), right.piece(), on),
                both,
                false);
    }

    /** A few rows. */
    private Source side(String alias) {
        if (choices.oneIn(2)) {
            return derived(alias, selects.groups(0));
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
        String operator = choices.oneIn(8) ? choices.pick("<", ">=", "<>") : "=";
        for (int i = 0; i < 10; i++) {
            Column one = choices.pick(left.columns());
            List<Column> others = one.kind().isInteger() ? right.integers() : right.of(one.kind());
            if (!others.isEmpty()) {
                return Piece.of(
                        Kind.BOOLEAN,
                        "{0} " + operator + " {1}",
                        one.piece(),
                        choices.pick(others).piece());
            }
        }
        return Piece.of(Kind.BOOLEAN, "FALSE");
    }
}
