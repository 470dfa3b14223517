package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/** The statements of a seed: each has a number, and is the same whatever came before. */
public final class Statements {
    private static final int DEPTH = 2;
    private static final List<Long> LITTLE_MEMORY = List.of(100_000L, 500_000L, 3_000_000L);

    private final long seed;

    /** The statements of a seed. */
    public Statements(long seed) {
        this.seed = seed;
    }

    /** One of them. */
    Question statement(long number) {
        Choices choices = new Choices(seed + number);
        if (choices.oneIn(15)) {
            return new Question(new Overflows(choices).query(), List.of(), false, Range.ALL, 0);
        }
        Body body = new Selects(choices).body(DEPTH);
        if (choices.oneIn(3)) {
            return question(choices, body, List.of(), false);
        }
        Scope hidden = body.hidden();
        if (hidden != null && choices.oneIn(4)) {
            List<Order> order = new ArrayList<>();
            order.add(term(choices, choices.pick(hidden.columns()).piece(), Order.HIDDEN));
            Piece sequence = Piece.of(Kind.BIGINT, "f.export_sequence");
            order.add(term(choices, sequence, Order.HIDDEN));
            return question(choices, body, order, true);
        }
        return question(choices, body, order(choices, body), false);
    }

    private static Question question(
            Choices choices, Body body, List<Order> order, boolean isTotal) {
        long memory = choices.oneIn(8) ? choices.pick(LITTLE_MEMORY) : 0;
        return new Question(body.query(), order, isTotal, Range.random(choices), memory);
    }

    private static List<Order> order(Choices choices, Body body) {
        List<Order> order = new ArrayList<>();
        int count = 1 + choices.below(body.columns().size());
        boolean[] isUsed = new boolean[body.columns().size()];
        for (int i = 0; i < count; i++) {
            int column = choices.below(isUsed.length);
            if (!isUsed[column]) {
                isUsed[column] = true;
                Piece piece = body.columns().get(column).piece();
                order.add(term(choices, piece, piece.inWeir()));
            }
        }
        return order;
    }

    /** NULL is the largest value in Weir where nothing is said. */
    private static Order term(Choices choices, Piece piece, String column) {
        boolean isDescending = choices.oneIn(2);
        String direction = "{0}" + (isDescending ? " DESC" : choices.pick("", " ASC"));
        if (choices.oneIn(3)) {
            String nulls = isDescending ? " NULLS FIRST" : " NULLS LAST";
            return new Order(Piece.of(Kind.PART, direction, direction + nulls, piece), column);
        }
        String both = direction + choices.pick(" NULLS FIRST", " NULLS LAST");
        return new Order(Piece.of(Kind.PART, both, piece), column);
    }
}
