package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;

/** Queries without ORDER BY. */
final class Selects {
    private static final List<Kind> KINDS =
            List.of(
                    Kind.SMALLINT,
                    Kind.INTEGER,
                    Kind.BIGINT,
                    Kind.TEXT,
                    Kind.TIME,
                    Kind.ADDRESS,
                    Kind.BOOLEAN);

    private final Choices choices;
    private final Sources sources;

    Selects(Choices choices) {
        this.choices = choices;
        this.sources = new Sources(choices, this);
    }

    Body body(int depth) {
        int kind = choices.below(20);
        if (kind < 6) {
            return rows(kinds(), depth);
        }
        if (kind < 15) {
            return groups(List.of(), depth);
        }
        return kind < 17 ? set(depth) : new Windows(choices).windows(where(FlowsTable.as("f"), 1));
    }

    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i <= choices.below(4); i++) {
            kinds.add(choices.pick(KINDS));
        }
        return kinds;
    }

    /** Columns of the table as they are. */
    Body plain() {
        Scope scope = FlowsTable.as("f");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 2 + choices.below(3); i++) {
            columns.add(choices.pick(scope.columns()));
        }
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "SELECT {0} FROM flows AS f{1}",
                        items(name, columns),
                        where(scope, 1));
        return new Body(query, named(name, columns), scope);
    }

    /** Expressions of these kinds, for each row. */
    Body rows(List<Kind> kinds, int depth) {
        Source source = sources.source(depth);
        Values values = new Values(choices, source.scope());
        List<Column> columns = new ArrayList<>();
        for (Kind kind : kinds) {
            columns.add(expression(values, kind));
        }
        boolean isDistinct = choices.oneIn(4);
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "SELECT " + (isDistinct ? "DISTINCT " : "") + "{0} FROM {1}{2}",
                        items(name, columns),
                        source.piece(),
                        where(source.scope(), 2));
        Scope hidden = !isDistinct && source.hasSequence() ? source.scope() : null;
        return new Body(query, named(name, columns), hidden);
    }

    private Column expression(Values values, Kind kind) {
        Piece piece = values.of(kind, choices.below(3));
        return new Column(piece, kind.most(), FlowsTable.values(kind), null);
    }

    /** Two queries of the same kinds as one. */
    private Body set(int depth) {
        List<Kind> kinds = kinds();
        Body left = rows(kinds, depth);
        Body right = rows(kinds, depth);
        String operation =
                choices.pick(
                        "UNION",
                        "UNION ALL",
                        "INTERSECT",
                        "EXCEPT",
                        "UNION",
                        "INTERSECT ALL",
                        "EXCEPT ALL");
        Piece query =
                Piece.of(Kind.QUERY, "{0} " + operation + " {1}", left.query(), right.query());
        return new Body(query, left.columns(), null);
    }

    /**
     * Groups.
     *
     * @param kinds what they shall give; if none, keys and aggregates
     */
    Body groups(List<Kind> kinds, int depth) {
        Source source = sources.source(depth);
        Aggregates aggregates = new Aggregates(choices, source.scope());
        List<Column> keys = new ArrayList<>();
        for (int i = choices.below(5); i > 0; i--) {
            Column key = aggregates.key();
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        List<Column> columns = new ArrayList<>(keys);
        for (int i = choices.below(4) + (keys.isEmpty() ? 1 : 0); i > 0; i--) {
            columns.add(aggregates.measure());
        }
        Scope grouped = new Scope(List.copyOf(columns));
        Scope plain =
                new Scope(
                        columns.stream()
                                .filter(
                                        column ->
                                                !keys.contains(column)
                                                        || column.piece().parts().isEmpty())
                                .toList());
        if (choices.oneIn(4)) {
            columns.add(expression(new Values(choices, grouped), Kind.BIGINT));
        }
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "SELECT {0} FROM {1}{2}{3}{4}",
                        items(name, columns),
                        source.piece(),
                        where(source.scope(), 2),
                        groupBy(name, keys),
                        having(plain));
        return new Body(query, named(name, columns), null);
    }

    private Piece groupBy(String name, List<Column> keys) {
        if (keys.isEmpty()) {
            return Piece.NOTHING;
        }
        int spelling = choices.below(4);
        List<Piece> terms = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            terms.add(
                    switch (spelling) {
                        case 0 -> Piece.of(Kind.INTEGER, Integer.toString(i + 1));
                        case 1 -> Piece.of(Kind.INTEGER, name + i);
                        default -> keys.get(i).piece();
                    });
        }
        if (spelling > 1 && isPlain(keys) && choices.oneIn(4)) {
            Piece some = Piece.list(", ", terms.subList(0, 1 + choices.below(terms.size())));
            return Piece.of(
                    Kind.CLAUSE,
                    choices.pick(
                            " GROUP BY GROUPING SETS (({0}), ({1}))",
                            " GROUP BY ROLLUP ({0})", " GROUP BY CUBE ({1})"),
                    Piece.list(", ", terms),
                    some);
        }
        return Piece.of(Kind.CLAUSE, " GROUP BY {0}", Piece.list(", ", terms));
    }

    /** DuckDB does not know an expression again in a grouping set. */
    private static boolean isPlain(List<Column> keys) {
        return keys.stream().allMatch(key -> key.piece().parts().isEmpty());
    }

    private Piece having(Scope grouped) {
        return choices.oneIn(4)
                ? Piece.of(
                        Kind.CLAUSE,
                        " HAVING {0}",
                        new Values(choices, grouped).conditions().condition(1))
                : Piece.NOTHING;
    }

    /** WHERE, or nothing. */
    Piece where(Scope scope, int depth) {
        if (choices.oneIn(4)) {
            return Piece.NOTHING;
        }
        Piece condition =
                new Values(choices, scope).conditions().condition(choices.below(depth + 2));
        if (choices.oneIn(5)) {
            Piece query = new SubQueries(choices, scope).condition();
            String text = choices.pick("({0} AND {1})", "({0} AND {1})", "({0} OR {1})", "{1}");
            condition = Piece.of(Kind.BOOLEAN, text, condition, query);
        }
        return Piece.of(Kind.CLAUSE, " WHERE {0}", condition);
    }

    /** Expressions with their names. */
    static Piece items(String name, List<Column> columns) {
        List<Piece> items = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            items.add(Piece.of(Kind.PART, "{0} AS " + name + i, columns.get(i).piece()));
        }
        return Piece.list(", ", items);
    }

    /** The same columns by their names. */
    static List<Column> named(String name, List<Column> columns) {
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add(columns.get(i).as(name + i));
        }
        return named;
    }
}
