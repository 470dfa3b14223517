package io.weir.bench.query;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Questions that hold flows against a list: countries of networks, addresses of ill repute. */
final class ListQuestions {
    /** What is written beside an address: one for each, in turns. */
    private static final List<String> REASONS = List.of("control", "scan", "spam", "phishing");

    /** Some have many flows of the default seed, some few, and one has none. */
    private static final List<String> BAD =
            List.of(
                    "7.180.203.60",
                    "2659:bc36::9e37:79b9:7f4a:7c15",
                    "101.100.127.120",
                    "1.62.119.83",
                    "173.21.27.241",
                    "2659:cf8f::daa6:6d2c:7ddf:743f",
                    "29.5.92.204",
                    "75.247.71.8",
                    "37.53.128.69",
                    "82.132.95.227",
                    "135.66.218.31",
                    "26ad:151b::f1bb:cdcb:fa53:e0a8",
                    "107.117.56.92",
                    "39.134.243.78",
                    "2652:845f::e377:9b97:f4a7:c150",
                    "2.230.126.18",
                    "40.129.127.55",
                    "74.82.102.46",
                    "124.244.19.117",
                    "192.0.2.66");

    private ListQuestions() {}

    /** Of a database that maps some hundred thousand networks to countries. */
    static Question countries() {
        return new Question(
                "countries",
                "SELECT geo_country(dst_addr) AS c, SUM(bytes) AS b, COUNT(*) AS n FROM flows"
                        + " GROUP BY 1 ORDER BY b DESC, c LIMIT 20",
                "SELECT CASE WHEN dst_addr <= last_addr THEN code END AS c, SUM(b) AS b, SUM(n) AS n"
                        + " FROM (SELECT dst_addr, SUM(bytes) AS b, COUNT(*) AS n FROM flows"
                        + " GROUP BY dst_addr) AS hosts"
                        + " ASOF LEFT JOIN country_ranges ON dst_addr >= first_addr"
                        + " GROUP BY 1 ORDER BY b DESC, c LIMIT 20");
    }

    static Question badAddresses() {
        return new Question(
                "bad-addresses",
                badAddresses(address -> "'" + address + "'"),
                badAddresses(BlobLiteral::of));
    }

    private static String badAddresses(UnaryOperator<String> literal) {
        String rows =
                BAD.stream()
                        .map(
                                address ->
                                        "("
                                                + literal.apply(address)
                                                + ", '"
                                                + REASONS.get(BAD.indexOf(address) % REASONS.size())
                                                + "')")
                        .collect(Collectors.joining(", "));
        return "SELECT reason, dst_addr, COUNT(*) AS n, SUM(bytes) AS b FROM flows JOIN (VALUES "
                + rows
                + ") AS bad (addr, reason) ON dst_addr = bad.addr"
                + " GROUP BY reason, dst_addr ORDER BY b DESC, dst_addr";
    }
}
