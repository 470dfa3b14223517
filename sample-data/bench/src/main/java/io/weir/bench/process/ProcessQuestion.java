package io.weir.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A question to whole processes. Both tell flows, packets and bytes of what they find, as nfdump
 * always does.
 *
 * @param name short, for the table
 * @param sql what Weir is asked
 * @param form how nfdump prints its answer
 * @param nfdump what nfdump is asked
 * @param order of the rows
 */
record ProcessQuestion(String name, String sql, NfdumpForm form, List<String> nfdump, Order order) {
    private static final String COUNTERS =
            "COUNT(*) AS flows, SUM(packets) AS packets, SUM(bytes) AS bytes FROM flows ";

    /** The sums over what passes a condition. */
    static ProcessQuestion total(String name, String where, String filter) {
        return new ProcessQuestion(
                name,
                "SELECT " + COUNTERS + where,
                NfdumpForm.SUMMARY,
                filter.isEmpty() ? List.of() : List.of(filter),
                Order.BYTES);
    }

    /** The first {@code limit} values of one column. */
    static ProcessQuestion top(
            String name, GroupKey key, Order order, int limit, String where, String filter) {
        String by = order.name().toLowerCase(Locale.ROOT);
        List<String> nfdump =
                new ArrayList<>(List.of("-s", key.nfdump() + "/" + by, "-n", "" + limit));
        if (!filter.isEmpty()) {
            nfdump.add(filter);
        }
        return new ProcessQuestion(
                name, groups(key.column(), where, by, limit), NfdumpForm.STATISTIC, nfdump, order);
    }

    /** The first ten triples of source, destination and port. */
    static ProcessQuestion triples() {
        return new ProcessQuestion(
                "triples",
                groups("src_addr, dst_addr, dst_port", "", "bytes", 10),
                NfdumpForm.TRIPLES,
                List.of("-A", "srcip,dstip,dstport", "-O", "bytes", "-n", "10"),
                Order.BYTES);
    }

    private static String groups(String columns, String where, String by, int limit) {
        return "SELECT "
                + columns
                + ", "
                + COUNTERS
                + where
                + " GROUP BY "
                + columns
                + " ORDER BY "
                + by
                + " DESC LIMIT "
                + limit;
    }
}
