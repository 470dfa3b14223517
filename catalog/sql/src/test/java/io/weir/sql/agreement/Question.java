package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement.
 *
 * @param body the query without ORDER BY
 * @param order the terms, perhaps none
 * @param isTotal whether no two rows compare equal
 * @param limit -1 for none
 * @param offset 0 for none
 */
record Question(Piece body, List<Order> order, boolean isTotal, int limit, int offset) {
    String inWeir() {
        return body.inWeir() + ordering(false) + range();
    }

    String inDuck() {
        return body.inDuck() + ordering(true) + range();
    }

    /** All rows, in any order. */
    String allInDuck() {
        return body.inDuck();
    }

    boolean isLimited() {
        return limit >= 0 || offset > 0;
    }

    private String ordering(boolean isDuck) {
        List<String> terms = new ArrayList<>();
        for (Order term : order) {
            terms.add(isDuck ? term.piece().inDuck() : term.piece().inWeir());
        }
        return terms.isEmpty() ? "" : " ORDER BY " + String.join(", ", terms);
    }

    private String range() {
        return (limit < 0 ? "" : " LIMIT " + limit) + (offset == 0 ? "" : " OFFSET " + offset);
    }

    /** The same with one thing less, in every way. */
    List<Question> smaller() {
        List<Question> smaller = new ArrayList<>();
        if (isLimited()) {
            smaller.add(new Question(body, order, isTotal, -1, 0));
        }
        if (offset > 0) {
            smaller.add(new Question(body, order, isTotal, limit, 0));
        }
        for (int i = 0; i < order.size(); i++) {
            List<Order> fewer = new ArrayList<>(order);
            fewer.remove(i);
            smaller.add(new Question(body, fewer, false, limit, offset));
        }
        for (Piece less : body.smaller()) {
            smaller.add(new Question(less, order, isTotal, limit, offset));
        }
        return smaller;
    }
}
