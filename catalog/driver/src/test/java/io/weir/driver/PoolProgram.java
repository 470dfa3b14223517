package io.weir.driver;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server's program: two connections for four threads. */
public final class PoolProgram {
    private PoolProgram() {}

    /** The first argument is a repository. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:weir:" + arguments[0]);
        config.setMaximumPoolSize(2);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setConnectionInitSql("SELECT 1");
        config.addDataSourceProperty("queryTimeout", "60");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Callable<Long> count = () -> count(pool);
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                counts.add(threads.submit(count));
            }
            long sum = 0;
            for (Future<Long> each : counts) {
                sum += each.get();
            }
            System.out.println("sum of 20 counts: " + sum);
            try (Connection connection = pool.getConnection()) {
                System.out.println("read only: " + connection.isReadOnly());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static long count(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM flows WHERE bytes < ?")) {
            statement.setLong(1, 1000);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long count = rows.getLong(1);
                connection.commit();
                return count;
            }
        }
    }
}
