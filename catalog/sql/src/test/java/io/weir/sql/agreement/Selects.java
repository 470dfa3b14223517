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
                    Kind.DECIMAL,
                    Kind.DOUBLE,
                    Kind.TEXT,
                    Kind.TIME,
                    Kind.DATE,
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
            return groups(depth);
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
        List<Column> columns = new ArrayList<>();
        for (Kind kind : kinds) {
            columns.add(expression(source.scope(), kind));
        }
        boolean isDistinct = choices.oneIn(4);
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "{3}SELECT " + (isDistinct ? "DISTINCT " : "") + "{0} FROM {1}{2}",
                        items(name, columns),
                        source.piece(),
                        where(source.scope(), 2),
                        source.with());
        Scope hidden = !isDistinct && source.hasSequence() ? source.scope() : null;
        return new Body(query, named(name, columns), hidden);
    }

    private Column expression(Scope scope, Kind kind) {
        Piece piece =
                kind == Kind.BOOLEAN && choices.oneIn(4)
                        ? new SubQueries(choices, scope).condition()
                        : new Values(choices, scope).of(kind, choices.below(3));
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
                Piece.of(Kind.QUERY, "({0}) " + operation + " ({1})", left.query(), right.query());
        return new Body(query, left.columns(), null);
    }

    /** Groups. */
    Body groups(int depth) {
        Source source = sources.source(depth);
        Keys every = new Keys(choices, source.scope());
        List<Column> keys = new ArrayList<>();
        for (int i = choices.below(5); i > 0; i--) {
            Column key = every.key();
            if (keys.stream().noneMatch(other -> other.piece().equals(key.piece()))) {
                keys.add(key);
            }
        }
        Aggregates aggregates = new Aggregates(choices, source.scope());
        List<Column> columns = new ArrayList<>(keys);
        for (int i = choices.below(4) + (keys.isEmpty() ? 1 : 0); i > 0; i--) {
            columns.add(aggregates.measure());
        }
        Scope grouped = new Scope(List.copyOf(columns));
        if (choices.oneIn(4)) {
            columns.add(expression(grouped, Kind.BIGINT));
        }
        String name = choices.nextName();
        Piece groupBy = groupBy(name, keys);
        if (choices.oneIn(8) && !groupBy.weir().contains("(")) {
            columns.add(ofAllGroups(keys));
        }
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "{5}SELECT {0} FROM {1}{2}{3}{4}",
                        items(name, columns),
                        source.piece(),
                        where(source.scope(), 2),
                        groupBy,
                        having(grouped),
                        source.with());
        return new Body(query, named(name, columns), null);
    }

    /** Groups of flows by these keys, with these measures. */
    Body grouped(List<Column> keys, List<Column> measures) {
        List<Column> columns = new ArrayList<>(keys);
        columns.addAll(measures);
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "SELECT {0} FROM flows AS f{1} GROUP BY {2}{3}",
                        items(name, columns),
                        where(FlowsTable.as("f"), 1),
                        Piece.list(", ", keys.stream().map(Column::piece).toList()),
                        having(withoutTexts(columns)));
        return new Body(query, named(name, columns), null);
    }

    /** DuckDB has no column for the text of an address that is grouped. */
    private static Scope withoutTexts(List<Column> columns) {
        return new Scope(
                columns.stream()
                        .map(each -> new Column(each.piece(), each.most(), each.values(), null))
                        .toList());
    }

    /** A window over the groups. */
    private Column ofAllGroups(List<Column> keys) {
        List<Piece> terms = new ArrayList<>();
        terms.add(Piece.of(Kind.BIGINT, "COUNT(*) DESC"));
        for (Column key : keys) {
            terms.add(Piece.of(Kind.PART, "{0} NULLS LAST", key.piece()));
        }
        Piece order = Piece.list(", ", terms);
        Piece call =
                switch (choices.below(4)) {
                    case 0 ->
                            Piece.of(
                                    Kind.BIGINT,
                                    "SUM(COUNT(*)) OVER ()",
                                    "CAST(SUM(COUNT(*)) OVER () AS BIGINT)");
                    case 1 ->
                            Piece.of(
                                    Kind.BIGINT,
                                    "SUM(COUNT(*)) OVER (ORDER BY {0} ROWS UNBOUNDED PRECEDING)",
                                    "CAST(SUM(COUNT(*)) OVER (ORDER BY {0} ROWS UNBOUNDED"
                                            + " PRECEDING) AS BIGINT)",
                                    order);
                    case 2 -> Piece.of(Kind.BIGINT, "RANK() OVER (ORDER BY {0})", order);
                    default ->
                            Piece.of(
                                    Kind.DOUBLE,
                                    "(CAST(COUNT(*) AS DOUBLE) / NULLIF(SUM(COUNT(*)) OVER (), 0))");
                };
        return new Column(call, Kind.BIGINT.most(), Aggregates.COUNTS, null);
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
        Piece all = Piece.list(", ", terms);
        if (spelling > 1 && isPlain(keys) && choices.oneIn(4)) {
            int count = choices.below(terms.size());
            Piece some = Piece.list(", ", terms.subList(0, count));
            String sets =
                    choices.pick(
                            "GROUPING SETS (({0}), ({1}))",
                            count == 0
                                    ? "GROUPING SETS (({0}))"
                                    : "GROUPING SETS (({0}), ({1}), ())",
                            "ROLLUP ({0})",
                            "CUBE ({0})");
            return Piece.of(Kind.CLAUSE, " GROUP BY " + sets, all, some);
        }
        return Piece.of(Kind.CLAUSE, " GROUP BY {0}", all);
    }

    /** DuckDB does not know an expression again in a grouping set. */
    private static boolean isPlain(List<Column> keys) {
        return keys.stream().allMatch(key -> key.piece().parts().isEmpty());
    }

    private Piece having(Scope grouped) {
        if (!choices.oneIn(4)) {
            return Piece.NOTHING;
        }
        Piece condition =
                choices.oneIn(8)
                        ? new SubQueries(choices, grouped).apart()
                        : new Values(choices, grouped).conditions().condition(1);
        return Piece.of(Kind.CLAUSE, " HAVING {0}", condition);
    }

    /** WHERE, or nothing. */
    Piece where(Scope scope, int depth) {
        if (choices.oneIn(4)) {
            return Piece.NOTHING;
        }
        if (choices.oneIn(25)) {
            return Piece.of(Kind.CLAUSE, " WHERE {0}", Piece.of(Kind.BOOLEAN, "FALSE"));
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
