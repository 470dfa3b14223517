package io.weir.sql.agreement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code flows} that statements name, with values that they have. */
final class FlowsTable {
    static final List<String> HOSTS =
            List.of(
                    "0.0.0.0",
                    "10.0.0.1",
                    "10.0.0.2",
                    "10.0.0.10",
                    "10.0.1.1",
                    "10.255.255.255",
                    "127.0.0.1",
                    "172.16.0.1",
                    "192.0.2.1",
                    "192.0.2.53",
                    "192.0.2.255",
                    "198.51.100.7",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "::a00:1",
                    "::fffe:ffff:ffff",
                    "::1:0:0:0",
                    "2001:db8::1",
                    "2001:db8::2",
                    "2001:db8:0:1::1",
                    "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                    "fe80::1",
                    "ff02::1",
                    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    static final List<String> PREFIXES =
            List.of(
                    "0.0.0.0/0",
                    "0.0.0.0/1",
                    "10.0.0.0/8",
                    "10.0.0.0/31",
                    "192.0.2.0/24",
                    "255.255.255.255/32",
                    "::/0",
                    "::/96",
                    "::/128",
                    "2001:db8::/32",
                    "2001:db8::/127",
                    "fe80::/10",
                    "ffff::/16");
    static final List<String> TYPES = List.of("in", "out", "inweb", "outweb", "other");
    static final List<String> APPS =
            List.of(
                    "",
                    " ",
                    "a",
                    "A",
                    "ab",
                    "a_b",
                    "a%b",
                    "in",
                    "in ",
                    "O'Brien",
                    "é",
                    "üb",
                    "日本",
                    "a\\b",
                    "two\nlines",
                    "https");
    static final List<String> TIMES =
            List.of(
                    "2026-11-20 23:00:00.000",
                    "2026-11-21 00:00:00.000",
                    "2026-11-21 05:30:00.000",
                    "2026-11-21 23:59:59.999",
                    "2026-11-22 00:00:00.001",
                    "2026-11-22 12:34:56.789",
                    "2026-11-23 02:00:00.000",
                    "1999-12-31 23:59:59.999");
    private static final BigInteger ANY = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

    /**
     * @param most the largest absolute value of an integer
     * @param values integers worth asking for
     */
    private record Definition(String name, Kind kind, BigInteger most, List<Long> values) {}

    private static final List<Definition> COLUMNS =
            List.of(
                    integer("src_port", Kind.INTEGER, 65535, 0, 1024, 40000, 65535),
                    integer("dst_port", Kind.INTEGER, 65535, 0, 22, 53, 80, 443, 8080, 65535),
                    integer("protocol", Kind.SMALLINT, 255, 0, 1, 6, 17, 58, 255),
                    integer("tcp_flags", Kind.SMALLINT, 255, 0, 2, 18, 27, 255),
                    integer("tos", Kind.SMALLINT, 255, 0, 184),
                    integer("bytes", Kind.BIGINT, 1L << 45, 0, 1, 40, 1500, 3000000000L),
                    integer("packets", Kind.BIGINT, 100000, 0, 1, 2, 10, 500, 1000),
                    integer("bytes_raw", Kind.BIGINT, 1L << 45, 0, 40, 1500),
                    integer("packets_raw", Kind.BIGINT, 100000, 1, 7, 100),
                    integer("sampling_rate", Kind.BIGINT, 1000, 1, 100, 1000),
                    integer("duration_ms", Kind.BIGINT, 1L << 40, 0, 1, 1500, 60000),
                    integer("flow_label", Kind.INTEGER, 1L << 31, 0, -1, Integer.MAX_VALUE),
                    new Definition(
                            "flow_id",
                            Kind.BIGINT,
                            ANY,
                            List.of(0L, -1L, 1L, Long.MAX_VALUE, -Long.MAX_VALUE)),
                    integer("vlan_id", Kind.INTEGER, 4095, 0, 7, 4095),
                    integer("export_sequence", Kind.BIGINT, 1L << 31, 0, 100, 1000, 2000),
                    integer("export_version", Kind.SMALLINT, 255, 5, 9, 10),
                    other("flow_type", Kind.TEXT),
                    other("app_name", Kind.TEXT),
                    other("user_name", Kind.TEXT),
                    other("start_time", Kind.TIME),
                    other("end_time", Kind.TIME),
                    other("export_time", Kind.TIME),
                    other("src_addr", Kind.ADDRESS),
                    other("dst_addr", Kind.ADDRESS),
                    other("next_hop", Kind.ADDRESS));

    /** What {@code flow_ends} has in place of columns of a source and a destination. */
    private static final Map<String, List<String>> ENDS =
            Map.of(
                    "src_port", List.of("port", "peer_port"),
                    "dst_port", List.of("peer_port", "port"),
                    "src_addr", List.of("addr", "peer_addr"),
                    "dst_addr", List.of("peer_addr", "addr"));

    private FlowsTable() {}

    /** The table's columns behind an alias. */
    static Scope as(String alias) {
        return scope(alias, COLUMNS);
    }

    /** The columns of {@code flow_ends} behind an alias. */
    static Scope ends(String alias) {
        List<Definition> ends = new ArrayList<>();
        for (Definition definition : COLUMNS) {
            String name = end(definition.name, 0);
            ends.add(new Definition(name, definition.kind, definition.most, definition.values));
        }
        ends.add(other("role", Kind.TEXT));
        return scope(alias, ends);
    }

    private static String end(String column, int side) {
        List<String> names = ENDS.get(column);
        return names == null ? column : names.get(side);
    }

    /** The view {@code flow_ends} over DuckDB's table. */
    static String duckEnds() {
        return "SELECT "
                + duckEnd(0, "source")
                + " UNION ALL BY NAME SELECT "
                + duckEnd(1, "destination");
    }

    private static String duckEnd(int side, String role) {
        List<String> columns = new ArrayList<>();
        for (Definition definition : COLUMNS) {
            String name = end(definition.name, side);
            columns.add(definition.name + " AS " + name);
            if (definition.kind == Kind.ADDRESS) {
                columns.add(definition.name + "_text AS " + name + "_text");
            }
        }
        return String.join(", ", columns) + ", '" + role + "' AS role FROM flows";
    }

    private static Scope scope(String alias, List<Definition> definitions) {
        List<Column> columns = new ArrayList<>();
        for (Definition definition : definitions) {
            String name = alias + "." + definition.name;
            @Nullable Piece text =
                    definition.kind == Kind.ADDRESS
                            ? Piece.of(Kind.TEXT, "CAST(" + name + " AS VARCHAR)", name + "_text")
                            : null;
            columns.add(
                    new Column(
                            Piece.of(definition.kind, name),
                            definition.most,
                            values(definition),
                            text));
        }
        return new Scope(columns);
    }

    /** What DuckDB makes of the columns of the files. */
    static String duckColumns() {
        List<String> columns = new ArrayList<>();
        for (Definition definition : COLUMNS) {
            columns.add(duckColumn(definition) + " AS " + definition.name);
            if (definition.kind == Kind.ADDRESS) {
                columns.add(
                        "(SELECT n.name FROM names AS n WHERE n.addr = p."
                                + definition.name
                                + ") AS "
                                + definition.name
                                + "_text");
            }
        }
        return String.join(", ", columns);
    }

    private static String duckColumn(Definition definition) {
        String name = definition.name;
        return switch (name) {
            case "duration_ms" -> "greatest(epoch_ms(end_time) - epoch_ms(start_time), 0)";
            case "bytes_raw" -> "coalesce(bytes_raw, bytes)";
            case "packets_raw" -> "coalesce(packets_raw, packets)";
            default ->
                    switch (definition.kind) {
                        case TIME -> "make_timestamp(epoch_us(" + name + "))";
                        case SMALLINT -> "CAST(" + name + " AS SMALLINT)";
                        default -> name;
                    };
        };
    }

    /** Literals worth comparing a value of some kind with. */
    static List<Piece> values(Kind kind) {
        return switch (kind) {
            case DECIMAL -> Decimals.EXACT.stream().map(Literals::decimal).toList();
            case DOUBLE -> Decimals.EXACT.stream().map(Literals::real).toList();
            case BOOLEAN -> List.of();
            case DATE -> TIMES.stream().map(Literals::date).toList();
            default ->
                    COLUMNS.stream()
                            .filter(definition -> definition.kind == kind)
                            .findFirst()
                            .map(FlowsTable::values)
                            .orElse(List.of());
        };
    }

    private static List<Piece> values(Definition definition) {
        return switch (definition.kind) {
            case TEXT -> {
                List<String> from =
                        switch (definition.name) {
                            case "flow_type" -> TYPES;
                            case "role" -> List.of("source", "destination", "");
                            default -> APPS;
                        };
                yield from.stream().map(Literals::text).toList();
            }
            case TIME ->
                    Stream.concat(
                                    TIMES.stream().map(Literals::time),
                                    TIMES.stream().map(Literals::timeText))
                            .toList();
            case ADDRESS -> HOSTS.stream().map(Literals::address).toList();
            default -> definition.values.stream().map(Literals::number).toList();
        };
    }

    private static Definition integer(String name, Kind kind, long most, long... values) {
        return new Definition(
                name, kind, BigInteger.valueOf(most), LongStream.of(values).boxed().toList());
    }

    private static Definition other(String name, Kind kind) {
        return new Definition(name, kind, ANY, List.of());
    }
}
