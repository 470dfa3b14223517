package io.weir.bench.process;

import java.util.List;

/** Those questions of the suite that nfdump can answer too. */
final class ProcessSuite {
    private static final GroupKey SOURCE = new GroupKey("src_addr", "srcip");
    private static final GroupKey PORT = new GroupKey("dst_port", "dstport");

    private ProcessSuite() {}

    static List<ProcessQuestion> all() {
        return List.of(
                new ProcessQuestion(
                        "count",
                        "SELECT COUNT(*) FROM flows",
                        NfdumpForm.INFO,
                        List.of(),
                        Order.BYTES),
                ProcessQuestion.total("total", "", ""),
                ProcessQuestion.total(
                        "one-address", "WHERE src_addr = '10.32.3.231'", "src ip 10.32.3.231"),
                ProcessQuestion.top("top-sources", SOURCE, Order.BYTES, 10, "", ""),
                ProcessQuestion.triples(),
                ProcessQuestion.top(
                        "prefix-by-port",
                        PORT,
                        Order.BYTES,
                        20,
                        "WHERE cidr_match(src_addr, '10.32.16.0/20') AND protocol IN (6, 17)",
                        "src net 10.32.16.0/20 and (proto tcp or proto udp)"),
                ProcessQuestion.top(
                        "syn-only",
                        SOURCE,
                        Order.FLOWS,
                        20,
                        "WHERE dst_port = 23 AND protocol = 6 AND tcp_flags = 2",
                        "proto tcp and dst port 23 and flags S and not flags AFRPU"));
    }
}
