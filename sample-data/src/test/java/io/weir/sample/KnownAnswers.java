package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each file of {@code sample-data/sql}: the rows of the truth, and which columns of the answer
 * they are.
 */
final class KnownAnswers {
    private static final List<Integer> ALL = List.of();

    /**
     * @param columns positions in the answer's rows that the truth knows, or none for all
     * @param rows the truth's, in order
     */
    private record Known(List<Integer> columns, List<String> rows) {}

    private final Map<String, Known> known = new LinkedHashMap<>();

    KnownAnswers(Truth truth) {
        put("spam-sources", truth.rows("more_than_20_flows_to_port_25/rows", "src", "flows"));
        put("web-flood-sources", truth.rows("more_than_100_flows_to_port_80/rows", "src", "flows"));
        put("dns-flood-sources", truth.rows("more_than_100_flows_to_port_53/rows", "src", "flows"));
        put(
                "ftp-syn-only",
                truth.rows(
                        "syn_only_ftp_top_20/rows",
                        "src",
                        "dst",
                        "dport",
                        "flows",
                        "percent",
                        "cumulative_percent"));
        put(
                "dns-clients",
                truth.rows("dns_clients_by_distinct_servers", "src", "distinct_servers"));
        put(
                "server-ports",
                truth.rows(
                        "busiest_server_ports_top_10/rows",
                        "sport",
                        "bytes",
                        "percent",
                        "cumulative_percent"));
        put(
                "listening-servers",
                truth.rows("listening_servers_without_port_80", "dst", "src", "sport", "flows"));
        // The third column is the port's registered name, which the laboratory does not know.
        known.put(
                "our-servers",
                new Known(
                        List.of(0, 1, 3), truth.rows("office_servers", "server", "port", "flows")));
        put("top-talkers", truth.rows("top_sources_by_bytes", "src", "flows", "packets", "bytes"));
    }

    /** Adds the question that only re-addressed servers answer. */
    KnownAnswers withCountries(Truth truth) {
        put(
                "countries",
                truth.rows("by_country_of_source", "country", "flows", "packets", "bytes"));
        return this;
    }

    /** Names of files, without the suffix. */
    Iterable<String> questions() {
        return known.keySet();
    }

    void check(String question, List<String> answer) {
        Known expected = known.get(question);
        assertThat(expected).as("no truth for " + question).isNotNull();
        if (expected != null) {
            List<String> rows = answer.stream().map(row -> pick(row, expected.columns())).toList();
            assertThat(rows).as(question).containsExactlyElementsOf(expected.rows());
        }
    }

    private void put(String question, List<String> rows) {
        known.put(question, new Known(ALL, rows));
    }

    private static String pick(String row, List<Integer> columns) {
        if (columns.isEmpty()) {
            return row;
        }
        String[] fields = row.split(",", -1);
        StringBuilder picked = new StringBuilder();
        for (int column : columns) {
            picked.append(picked.length() == 0 ? "" : ",").append(fields[column]);
        }
        return picked.toString();
    }
}
