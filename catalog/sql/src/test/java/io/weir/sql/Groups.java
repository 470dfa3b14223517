package io.weir.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random grouping that means the same in Weir and in DuckDB. Each statement's order is total, so
 * that answers compare as lists.
 */
final class Groups {
    private static final String[] KEYS = {
        "dst_port",
        "protocol",
        "tcp_flags",
        "flow_type",
        "packets",
        "src_port",
        "sampling_source",
        "packets % 7",
        "COALESCE(tcp_flags, 0) + 1",
        "UPPER(flow_type)",
        "CHAR_LENGTH(sampling_source)",
        "CASE WHEN packets > 10 THEN 'many' WHEN packets IS NULL THEN NULL ELSE 'few' END",
        "CASE WHEN tcp_flags <> 0 THEN packets % tcp_flags END",
        "bytes > packets",
        "src_port IS NULL",
        "flow_type || '-' || protocol"
    };
    private static final String[] ADDRESS_KEYS = {"src_addr", "dst_addr", "next_hop"};
    private static final String[] MEASURES = {
        "COUNT(*)",
        "COUNT(bytes)",
        "SUM(packets)",
        "SUM(bytes)",
        "MIN(bytes)",
        "MAX(packets)",
        "MIN(tcp_flags)",
        "COUNT(DISTINCT dst_port)",
        "COUNT(DISTINCT flow_type)",
        "COUNT(src_addr)",
        "SUM(tos)",
        "MAX(duration_ms)",
        "COUNT(DISTINCT protocol)",
        "SUM(packets * 2 - 1)",
        "COUNT(*) FILTER (WHERE dst_port = 53)",
        "SUM(packets) FILTER (WHERE bytes > 100 OR tcp_flags IS NULL)",
        "MAX(flow_type)",
        "MIN(UPPER(flow_type))",
        "COUNT(DISTINCT packets % 5) FILTER (WHERE flow_type LIKE '%n%')",
        "SUM(CASE WHEN protocol = 6 THEN packets ELSE 0 END)"
    };
    private static final String[] OWN_MEASURES = {
        "AVG(packets)", "MIN(src_addr)", "MAX(dst_addr)", "COUNT(DISTINCT src_addr)", "AVG(tos)"
    };

    private Groups() {}

    /**
     * A statement.
     *
     * @param own also what DuckDB shows otherwise: addresses, and averages
     */
    static String random(Random random, boolean own) {
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String[] from = own && random.nextInt(3) == 0 ? ADDRESS_KEYS : KEYS;
            String key = from[random.nextInt(from.length)];
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        List<String> selected = new ArrayList<>(keys);
        int measures = (keys.isEmpty() ? 1 : 0) + random.nextInt(4);
        for (int i = 0; i < measures; i++) {
            String[] from = own && random.nextBoolean() ? OWN_MEASURES : MEASURES;
            selected.add(from[random.nextInt(from.length)] + " AS m" + i);
        }
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(random.nextInt(6) == 0 && !keys.isEmpty() ? "DISTINCT " : "");
        sql.append(String.join(", ", selected)).append(" FROM flows");
        if (random.nextInt(3) > 0) {
            sql.append(" WHERE ").append(Filters.random(random, 2));
        }
        if (!keys.isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", keys));
        }
        if (random.nextInt(4) == 0) {
            sql.append(" HAVING COUNT(*) > ").append(random.nextInt(20));
        }
        return sql.append(order(random, selected.size())).toString();
    }

    private static String order(Random random, int columns) {
        List<Integer> places = new ArrayList<>();
        for (int place = 1; place <= columns; place++) {
            places.add(random.nextInt(places.size() + 1), place);
        }
        List<String> terms = new ArrayList<>();
        for (int place : places) {
            terms.add(
                    place
                            + (random.nextBoolean() ? " DESC" : "")
                            + (random.nextBoolean() ? " NULLS FIRST" : " NULLS LAST"));
        }
        String limit = random.nextBoolean() ? " LIMIT " + random.nextInt(15) : "";
        String offset =
                !limit.isEmpty() && random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(5) : "";
        return " ORDER BY " + String.join(", ", terms) + limit + offset;
    }
}
