package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement.
 *
 * @param body the query without ORDER BY
 * @param order the terms, perhaps none
 * @param isTotal whether no two rows compare equal
 * @param range which rows of these
 * @param maxMemory bytes that the engine may take; 0 for as many as it likes
 */
record Question(Piece body, List<Order> order, boolean isTotal, Range range, long maxMemory) {
    String inWeir() {
        return body.inWeir() + ordering(false) + range.inWeir();
    }

    String inDuck() {
        return body.inDuck() + ordering(true) + range.inDuck();
    }

    /** All rows, in any order. */
    String allInDuck() {
        return body.inDuck();
    }

    /** The values of the parameters in Weir's text, in their order. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(body.parameters());
        for (Order term : order) {
            parameters.addAll(term.piece().parameters());
        }
        parameters.addAll(range.parameters());
        return parameters;
    }

    boolean isLimited() {
        return !range.isAll();
    }

    private String ordering(boolean isDuck) {
        List<String> terms = new ArrayList<>();
        for (Order term : order) {
            terms.add(isDuck ? term.piece().inDuck() : term.piece().inWeir());
        }
        return terms.isEmpty() ? "" : " ORDER BY " + String.join(", ", terms);
    }

    /** The same with one thing less, in every way. */
    List<Question> smaller() {
        List<Question> smaller = new ArrayList<>();
        if (maxMemory > 0) {
            smaller.add(new Question(body, order, isTotal, range, 0));
        }
        if (isLimited()) {
            smaller.add(new Question(body, order, isTotal, Range.ALL, maxMemory));
        }
        if (range.offset() > 0) {
            smaller.add(new Question(body, order, isTotal, range.withoutOffset(), maxMemory));
        }
        for (int i = 0; i < order.size(); i++) {
            List<Order> fewer = new ArrayList<>(order);
            fewer.remove(i);
            smaller.add(new Question(body, fewer, false, range, maxMemory));
        }
        for (Piece less : body.smaller()) {
            smaller.add(new Question(less, order, isTotal, range, maxMemory));
        }
        return smaller;
    }

    @Override
    public String toString() {
        List<Object> parameters = parameters();
        return inWeir()
                + (parameters.isEmpty() ? "" : "\n  parameters: " + parameters)
                + (maxMemory == 0 ? "" : "\n  memory: " + maxMemory);
    }
}
