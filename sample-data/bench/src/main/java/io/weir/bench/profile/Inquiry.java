package io.weir.bench.profile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions, put to each repository in turns.
 *
 * <p>What counts is the CPU time of the process, which other load on the machine hardly changes.
 */
final class Inquiry implements AutoCloseable {
    private static final int WARM_ROUNDS = 2;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final List<Connection> connections;
    private final int rounds;

    private Inquiry(List<Connection> connections, int rounds) {
        this.connections = connections;
        this.rounds = rounds;
    }

    static Inquiry open(List<Path> repositories, int rounds) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (Path repository : repositories) {
            connections.add(DriverManager.getConnection("jdbc:weir:" + repository));
        }
        return new Inquiry(connections, rounds);
    }

    /** What is asked, by name. {@code rare} are addresses of few rows, {@code often} of many. */
    Map<String, String> questions() throws SQLException {
        String rare =
                text(
                        "SELECT MIN(a) FROM (SELECT dst_addr AS a, COUNT(*) AS n FROM flows"
                                + " WHERE ip_version = 4 GROUP BY dst_addr"
                                + " HAVING COUNT(*) <= 3) AS t WHERE a >= '80.0.0.0'");
        String often =
                text(
                        "SELECT a FROM (SELECT src_addr AS a, COUNT(*) AS n FROM flows"
                                + " GROUP BY src_addr) AS t ORDER BY n DESC, a LIMIT 1 OFFSET 500");
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("total", "SELECT SUM(bytes), SUM(packets) FROM flows");
        questions.put(
                "top-sources",
                "SELECT src_addr, SUM(bytes) AS b FROM flows GROUP BY src_addr"
                        + " ORDER BY b DESC, src_addr LIMIT 10");
        questions.put(
                "top-services",
                "SELECT protocol, dst_port, SUM(bytes) AS b FROM flows"
                        + " GROUP BY protocol, dst_port ORDER BY b DESC, protocol, dst_port LIMIT 20");
        questions.put(
                "top-systems",
                "SELECT dst_as, SUM(bytes) AS b FROM flows GROUP BY dst_as"
                        + " ORDER BY b DESC, dst_as LIMIT 20");
        questions.put(
                "series",
                "SELECT time_bucket(INTERVAL '5' MINUTE, start_time) AS t, SUM(bytes) AS b,"
                        + " COUNT(*) AS n FROM flows GROUP BY 1 ORDER BY 1");
        questions.put(
                "syn-only",
                "SELECT src_addr, COUNT(*) AS n FROM flows"
                        + " WHERE dst_port = 23 AND protocol = 6 AND tcp_flags = 2"
                        + " GROUP BY src_addr ORDER BY n DESC, src_addr LIMIT 20");
        questions.put(
                "rare", "SELECT COUNT(*), SUM(bytes) FROM flows WHERE dst_addr = '" + rare + "'");
        questions.put("rare-rows", "SELECT * FROM flows WHERE dst_addr = '" + rare + "'");
        questions.put(
                "often", "SELECT COUNT(*), SUM(bytes) FROM flows WHERE src_addr = '" + often + "'");
        return questions;
    }

    /** Median milliseconds of CPU time for each repository. */
    double[] ask(String sql) throws SQLException {
        long[][] nanos = new long[connections.size()][rounds];
        for (int round = -WARM_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < connections.size(); i++) {
                long begin = SYSTEM.getProcessCpuTime();
                read(connections.get(i), sql);
                nanos[i][Math.max(0, round)] = SYSTEM.getProcessCpuTime() - begin;
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(of -> Arrays.stream(of).sorted().toArray()[rounds / 2] / 1e6)
                .toArray();
    }

    private static void read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    result.getObject(i);
                }
            }
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connections.get(0).createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next() || result.getString(1) == null) {
                throw new SQLException("expected an address, got none: more flows are needed");
            }
            return result.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
