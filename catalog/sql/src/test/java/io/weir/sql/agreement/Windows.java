package io.weir.sql.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Window functions over the table, in an order that is total where it matters. */
final class Windows {
    private final Choices choices;
    private final Scope scope = FlowsTable.as("f");
    private final Values values;

    Windows(Choices choices) {
        this.choices = choices;
        this.values = new Values(choices, scope);
    }

    /**
     * A query.
     *
     * @param where its condition, over {@code flows AS f}
     */
    Body windows(Piece where) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i <= choices.below(2); i++) {
            columns.add(choices.pick(scope.columns()));
        }
        for (int i = 0; i <= choices.below(3); i++) {
            Piece piece = window();
            columns.add(
                    new Column(piece, Kind.BIGINT.most(), FlowsTable.values(piece.kind()), null));
        }
        String name = choices.nextName();
        Piece query =
                Piece.of(
                        Kind.QUERY,
                        "SELECT {0} FROM flows AS f{1}",
                        Selects.items(name, columns),
                        where);
        return new Body(query, Selects.named(name, columns), null);
    }

    private Piece window() {
        List<Supplier<Piece>> rules =
                List.of(
                        () ->
                                over(
                                        Piece.of(
                                                Kind.BIGINT,
                                                choices.pick(
                                                        "ROW_NUMBER()", "RANK()", "DENSE_RANK()")),
                                        ordered(true)),
                        () -> over(Piece.of(Kind.BIGINT, "NTILE(4)"), ordered(true)),
                        () ->
                                over(
                                        Piece.of(
                                                Kind.BIGINT,
                                                choices.pick("RANK()", "DENSE_RANK()")),
                                        ordered(false)),
                        () -> over(neighbor(), ordered(true)),
                        () -> over(aggregate(), ordered(true) + frame()),
                        () -> over(aggregate(), ordered(true) + frame()),
                        () -> over(aggregate(), ordered(false)),
                        () -> over(aggregate(), ""));
        return choices.rule(rules);
    }

    private Piece over(Piece call, String order) {
        String partition =
                choices.oneIn(2)
                        ? "PARTITION BY f."
                                + choices.pick("protocol", "app_name", "src_addr", "dst_port")
                        : "";
        String window = " OVER (" + (partition + order).strip() + ")";
        boolean isSum = call.weir().startsWith("SUM");
        return call.spelled(
                call.weir() + window,
                isSum ? "CAST(" + call.duck() + window + " AS BIGINT)" : call.duck() + window);
    }

    private String ordered(boolean isTotal) {
        String column = choices.pick("bytes", "dst_port", "start_time", "dst_addr", "packets");
        return " ORDER BY f."
                + column
                + choices.pick("", " DESC")
                + choices.pick(" NULLS FIRST", " NULLS LAST")
                + (isTotal ? ", f.export_sequence" : "");
    }

    private String frame() {
        return choices.pick(
                "",
                " ROWS UNBOUNDED PRECEDING",
                " ROWS BETWEEN 3 PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
    }

    private Piece neighbor() {
        Kind kind =
                choices.pick(
                        List.of(Kind.INTEGER, Kind.BIGINT, Kind.TIME, Kind.ADDRESS, Kind.TEXT));
        return Piece.of(
                kind,
                choices.pick("LAG({0})", "LEAD({0})", "LAG({0}, 2)", "FIRST_VALUE({0})"),
                choices.pick(scope.of(kind)).piece());
    }

    private Piece aggregate() {
        List<Supplier<Piece>> rules =
                List.of(
                        () -> Piece.of(Kind.BIGINT, "COUNT(*)"),
                        () -> Piece.of(Kind.BIGINT, "COUNT({0})", values.of(Kind.ADDRESS, 0)),
                        () -> Piece.of(Kind.BIGINT, "SUM({0})", small()),
                        () -> Piece.of(Kind.DOUBLE, "AVG({0})", small()),
                        () -> Piece.of(Kind.BIGINT, choices.pick("MIN({0})", "MAX({0})"), small()));
        return choices.rule(rules);
    }

    private Piece small() {
        return Piece.of(
                Kind.BIGINT, "f." + choices.pick("bytes", "packets", "dst_port", "tcp_flags"));
    }
}
