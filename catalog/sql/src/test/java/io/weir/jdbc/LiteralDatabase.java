package io.weir.jdbc;

import io.weir.sql.FlowDatabase;
import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import io.weir.sql.ParameterInfo;
import io.weir.sql.PreparedQuery;
import io.weir.sql.QueryControl;
import io.weir.sql.QueryResult;
import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import io.weir.sql.TableInfo;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A database whose statements are known beforehand, with a row of every type. */
final class LiteralDatabase implements FlowDatabase {
    /** One row with a value of every type, then one of NULLs. */
    static final String ALL_TYPES = "every type";

    /** The numbers 1 to 5 in {@code n}. */
    static final String FIVE = "five";

    /** A statement without rows. */
    static final String SET = "SET x = 1";

    /** Takes an address and a time. */
    static final String PARAMETERS = "two parameters";

    static final byte[] IPV4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    static final byte[] IPV6 = {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    final List<List<@Nullable Object>> executed = new ArrayList<>();
    final List<QueryControl> controls = new ArrayList<>();
    final Map<String, FlowSqlException> failures = new HashMap<>();
    int openResults;
    boolean closed;
    boolean readable = true;
    @Nullable RuntimeException fault;

    /** A connection to it, through the driver. */
    static Connection connect(LiteralDatabase database, String query) throws SQLException {
        return connect(database, "jdbc:weir:/repo" + query, new Properties());
    }

    static Connection connect(LiteralDatabase database, String url, Properties properties)
            throws SQLException {
        Connection connection = new WeirDriver(settings -> database).connect(url, properties);
        if (connection == null) {
            throw new AssertionError("The driver did not take its own URL");
        }
        return connection;
    }

    static ResultColumn column(String name, SqlType type, int precision, int scale) {
        return new ResultColumn(name, name, "flows", type, precision, scale, true, "about " + name);
    }

    private static final List<ResultColumn> COLUMNS =
            List.of(
                    column("flag", SqlType.BOOLEAN, 0, 0),
                    column("protocol", SqlType.SMALLINT, 0, 0),
                    column("src_port", SqlType.INTEGER, 0, 0),
                    column("bytes", SqlType.BIGINT, 0, 0),
                    column("share", SqlType.DECIMAL, 5, 2),
                    column("rate", SqlType.DOUBLE, 0, 0),
                    column("sensor", SqlType.VARCHAR, 0, 0),
                    column("src_addr", SqlType.IPADDRESS, 0, 0),
                    column("dst_addr", SqlType.IPADDRESS, 0, 0),
                    column("day", SqlType.DATE, 0, 0),
                    column("clock", SqlType.TIME, 0, 0),
                    column("start_time", SqlType.TIMESTAMP, 3, 0),
                    new ResultColumn("Gap", "Gap", "", SqlType.OTHER, 0, 0, true, ""));

    private static final List<List<@Nullable Object>> ROWS =
            List.of(
                    Arrays.asList(
                            true,
                            (short) 6,
                            65535,
                            5_000_000_000L,
                            new BigDecimal("12.50"),
                            0.25,
                            "S0",
                            IPV4,
                            IPV6,
                            LocalDate.of(2026, 11, 22),
                            LocalTime.of(13, 5, 1),
                            LocalDateTime.of(2026, 11, 22, 13, 5, 1, 120_000_000),
                            "INTERVAL '5' MINUTE"),
                    Arrays.asList(new @Nullable Object[13]));

    @Override
    public PreparedQuery prepare(String sql, QueryControl control) throws FlowSqlException {
        if (fault != null) {
            throw fault;
        }
        FlowSqlException failure = failures.get(sql);
        if (failure != null) {
            throw failure;
        }
        return switch (sql) {
            case ALL_TYPES -> new Literal(COLUMNS, ROWS, List.of());
            case FIVE -> new Literal(numberColumn(), numbers(), List.of());
            case SET -> new Literal(List.of(), List.of(), List.of());
            case PARAMETERS ->
                    new Literal(
                            numberColumn(),
                            numbers(),
                            List.of(
                                    new ParameterInfo(SqlType.IPADDRESS, 0, 0),
                                    new ParameterInfo(SqlType.TIMESTAMP, 3, 0)));
            default -> throw new FlowSqlException(FlowErrorCode.SYNTAX, "No SQL", 2, 7, null);
        };
    }

    private static List<ResultColumn> numberColumn() {
        return List.of(new ResultColumn("n", "n", "", SqlType.INTEGER, 0, 0, false, ""));
    }

    private static List<List<@Nullable Object>> numbers() {
        return List.of(List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
    }

    @Override
    public List<TableInfo> tables() {
        return List.of(
                new TableInfo("hours", "VIEW", "One row an hour", numberColumn()),
                new TableInfo("flows", "TABLE", "One row a flow", COLUMNS),
                new TableInfo("flow_ends", "TABLE", "Two rows a flow", numberColumn()));
    }

    @Override
    public boolean isReadable() {
        if (fault != null) {
            throw fault;
        }
        return readable;
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Literal implements PreparedQuery {
        private final List<ResultColumn> columns;
        private final List<List<@Nullable Object>> rows;
        private final List<ParameterInfo> parameters;

        Literal(
                List<ResultColumn> columns,
                List<List<@Nullable Object>> rows,
                List<ParameterInfo> parameters) {
            this.columns = columns;
            this.rows = rows;
            this.parameters = parameters;
        }

        @Override
        public List<ResultColumn> columns() {
            return columns;
        }

        @Override
        public List<ParameterInfo> parameters() {
            return parameters;
        }

        @Override
        public QueryResult execute(List<@Nullable Object> values, QueryControl control) {
            executed.add(values);
            controls.add(control);
            openResults++;
            return new Rows(rows, control);
        }
    }

    private final class Rows implements QueryResult {
        private final List<List<@Nullable Object>> rows;
        private final QueryControl control;
        private int current = -1;

        Rows(List<List<@Nullable Object>> rows, QueryControl control) {
            this.rows = rows;
            this.control = control;
        }

        @Override
        public boolean next() throws FlowSqlException {
            control.check();
            if (control.maxRows() > 0 && current + 1 >= control.maxRows()) {
                return false;
            }
            return ++current < rows.size();
        }

        @Override
        public @Nullable Object get(int column) {
            return rows.get(current).get(column);
        }

        @Override
        public void close() {
            openResults--;
        }
    }
}
