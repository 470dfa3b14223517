package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * FROM: two groupings of flows by keys of the same kinds, joined by these, or one after the other.
 */
final class GroupedPairs {
    private final Choices choices;
    private final Selects selects;
    private final Scope flows = FlowsTable.as("f");

    GroupedPairs(Choices choices, Selects selects) {
        this.choices = choices;
        this.selects = selects;
    }

    Source source() {
        List<Column> left = new ArrayList<>();
        List<Column> right = new ArrayList<>();
        for (int i = 1 + choices.below(2); i > 0; i--) {
            Column key = choices.pick(flows.columns());
            boolean isNew = left.stream().noneMatch(other -> other.piece().equals(key.piece()));
            if (isNew || left.isEmpty()) {
                left.add(key);
                right.add(choices.pick(flows.of(key.kind())));
            }
        }
        return choices.oneIn(3) ? both(left, right) : joined(left, right);
    }

    /** The groups of both, grouped once more or not. */
    private Source both(List<Column> left, List<Column> right) {
        List<Column> measures = new ArrayList<>();
        measures.add(count());
        Column argument = choices.pick(flows.columns());
        String most = choices.pick("MIN({0})", "MAX({0})");
        if (argument.kind() != Kind.BOOLEAN) {
            Piece piece = Piece.of(argument.kind(), most, argument.piece());
            measures.add(new Column(piece, argument.most(), argument.values(), null));
        }
        Body first = selects.grouped(left, measures);
        Body second = selects.grouped(right, measures);
        String operation = choices.pick("UNION ALL", "UNION ALL", "UNION", "EXCEPT", "INTERSECT");
        Piece query =
                Piece.of(
                        Kind.QUERY, "({0}) " + operation + " ({1})", first.query(), second.query());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < first.columns().size(); i++) {
            Column column = first.columns().get(i);
            BigInteger larger = column.most().max(second.columns().get(i).most());
            columns.add(new Column(column.piece(), larger, column.values(), null));
        }
        return Sources.derived("t", new Body(query, columns, null));
    }

    private Column count() {
        return new Column(
                Piece.of(Kind.BIGINT, "COUNT(*)"), Kind.SMALLINT.most(), Aggregates.COUNTS, null);
    }

    private Source joined(List<Column> left, List<Column> right) {
        Body first = selects.grouped(left, measures());
        Body second = selects.grouped(right, measures());
        Scope a = first.as("a");
        Scope b = second.as("b");
        List<Piece> terms = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            terms.add(
                    Piece.of(
                            Kind.BOOLEAN,
                            "{0} = {1}",
                            a.columns().get(i).piece(),
                            b.columns().get(i).piece()));
        }
        Piece on = Piece.list(" AND ", terms);
        if (choices.oneIn(4)) {
            Piece more = new Values(choices, a.and(b)).conditions().condition(1);
            on = Piece.of(Kind.BOOLEAN, "({0} AND {1})", on, more);
        }
        String join = choices.pick("JOIN", "JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "FULL JOIN");
        return new Source(
                Piece.of(
                        Kind.PART,
                        "({0}) AS a " + join + " ({1}) AS b ON {2}",
                        first.query(),
                        second.query(),
                        on),
                a.and(b),
                false);
    }

    private List<Column> measures() {
        Aggregates aggregates = new Aggregates(choices, flows);
        List<Column> measures = new ArrayList<>();
        for (int i = choices.below(3); i > 0; i--) {
            measures.add(aggregates.measure());
        }
        if (measures.isEmpty()) {
            measures.add(count());
        }
        return measures;
    }
}
