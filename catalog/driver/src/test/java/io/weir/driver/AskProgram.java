package io.weir.driver;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;

/** A user's program: needs nothing but the JDK and the driver's jar. */
public final class AskProgram {
    private AskProgram() {}

    /** Asks the repository named by the first argument. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:weir:" + arguments[0])) {
            try (Statement statement = connection.createStatement()) {
                print(statement.executeQuery("SELECT COUNT(*), SUM(bytes) FROM flows;"));
                print(
                        statement.executeQuery(
                                "SELECT src_addr, start_time FROM flows ORDER BY src_addr DESC"));
                print(
                        statement.executeQuery(
                                "SELECT a.src_addr, SUM(b.bytes) FROM flows a JOIN flows b"
                                        + " ON a.dst_port = b.dst_port WHERE a.bytes = 200"
                                        + " GROUP BY a.src_addr"));
                print(
                        statement.executeQuery(
                                "SELECT is_internal(src_addr), geo_country('8.8.8.8'),"
                                        + " protocol_name(protocol), JSON_VALUE('{\"a\": 7}', '$.a'),"
                                        + " SUM(bytes) OVER (ORDER BY start_time)"
                                        + " FROM flows WHERE cidr_match(src_addr, '10.0.0.0/31')"));
            }
            prepared(connection);
            try (ResultSet columns =
                    connection.getMetaData().getColumns(null, null, "flows", "src\\_addr")) {
                while (columns.next()) {
                    System.out.println(
                            columns.getString("TYPE_NAME") + ": " + columns.getString("REMARKS"));
                }
            }
        }
        List<Driver> drivers = DriverManager.drivers().toList();
        drivers.forEach(driver -> System.out.println(driver.getClass().getName()));
    }

    private static void prepared(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT bytes FROM flows WHERE src_addr = ? AND start_time >= ?")) {
            statement.setString(1, "2001:DB8:0::1");
            statement.setObject(2, LocalDateTime.of(2026, 11, 22, 10, 0));
            print(statement.executeQuery());
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        int count = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                line.append(i == 1 ? "" : "|").append(rows.getString(i));
            }
            System.out.println(line);
        }
        rows.close();
    }
}
