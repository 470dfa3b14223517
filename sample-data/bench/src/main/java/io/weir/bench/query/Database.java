package io.weir.bench.query;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One of the contenders, through JDBC. Not thread-safe. */
final class Database implements AutoCloseable {
    private static final int ADDRESS_BYTES = 16;

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static Database weir(Path repository) throws SQLException {
        return new Database("weir", DriverManager.getConnection("jdbc:weir:" + repository));
    }

    /**
     * DuckDB over the repository's files, in memory, with as many threads as Weir may have. It has
     * a copy of Weir's country database, in the form that suits it best.
     *
     * @param countries as {@link CountryRanges} writes them
     */
    static Database duckdb(Path repository, int threads, Path countries) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads=" + threads);
            statement.execute("SET TimeZone='UTC'");
            statement.execute(
                    "CREATE VIEW flows AS SELECT * FROM read_parquet('"
                            + repository
                            + "/flows/*/*/*.parquet', hive_partitioning=true)");
            statement.execute(
                    "CREATE TABLE country_ranges AS SELECT unhex(first) AS first_addr,"
                            + " unhex(last) AS last_addr, code FROM read_csv('"
                            + countries
                            + "', header=false, columns={'first': 'VARCHAR', 'last': 'VARCHAR',"
                            + " 'code': 'VARCHAR'}) ORDER BY first_addr");
        }
        return new Database("duckdb", connection);
    }

    String name() {
        return name;
    }

    /** What is asked here. */
    String text(Question question) {
        return "weir".equals(name) ? question.weir() : question.duckdb();
    }

    /** Asks, and reads every row; returns nanoseconds. */
    long time(Question question, List<String> rows) throws SQLException {
        long begin = System.nanoTime();
        List<Object[]> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(text(question))) {
            int columns = result.getMetaData().getColumnCount();
            boolean[] isAddress = new boolean[columns];
            for (int i = 0; i < columns; i++) {
                isAddress[i] = "IPADDRESS".equals(result.getMetaData().getColumnTypeName(i + 1));
            }
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] =
                            isAddress[i]
                                    ? result.getObject(i + 1, InetAddress.class)
                                    : result.getObject(i + 1);
                }
                values.add(row);
            }
            long nanos = System.nanoTime() - begin;
            for (Object[] row : values) {
                rows.add(text(row));
            }
            return nanos;
        }
    }

    private static String text(Object[] row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (Object value : row) {
            line.append(text(value)).append('|');
        }
        return line.toString();
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        if (value instanceof Blob blob) {
            return address(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toLocalDateTime().toString();
        }
        if (value instanceof Double
                || (value instanceof BigDecimal decimal && decimal.scale() > 0)) {
            return String.format(Locale.ROOT, "%.6g", ((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }

    /** As Weir shows it. */
    private static String address(byte[] octets) throws SQLException {
        if (octets.length != ADDRESS_BYTES) {
            throw new SQLException("expected an address of 16 octets, got " + octets.length);
        }
        try {
            InetAddress address = InetAddress.getByAddress(octets);
            return address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
