package io.weir.engine;

import io.weir.format.FlowColumn;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/**
 * Rows as text, one line a row, sorted: of a scan, and of DuckDB over the same folder. Numbers in
 * decimal, times in milliseconds, addresses as 32 hexadecimal digits, NULL as the word.
 */
final class FlowRows {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FlowRows() {}

    /** Commits batches as parts of their hours. */
    static Snapshot commit(Repository repository, List<HourOfFlows> parts) throws IOException {
        try (Commit commit = repository.beginCommit()) {
            for (HourOfFlows part : parts) {
                commit.addPart(part.hour(), part.rows());
            }
            return commit.commit();
        }
    }

    /** What a scan gives. */
    static List<String> scan(Snapshot snapshot, ScanRequest request) throws IOException {
        try (FlowCursor cursor = FlowScan.open(snapshot, request, ScanControl.none())) {
            return drain(cursor, request);
        }
    }

    /** All rows that are left. */
    static List<String> drain(FlowCursor cursor, ScanRequest request) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        while (cursor.nextBatch()) {
            for (int row = 0; row < cursor.rows(); row++) {
                line.setLength(0);
                for (int i = 0; i < request.columns().size(); i++) {
                    append(line, request.columns().get(i), cursor.column(i), row);
                }
                lines.add(line.toString());
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static void append(
            StringBuilder line, FlowColumn column, ColumnVector vector, int row) {
        if (vector.isNull(row)) {
            line.append("null|");
            return;
        }
        switch (column.type()) {
            case TEXT -> line.append(vector.getText(row)).append('|');
            case ADDRESS ->
                    line.append(HEX.toHexDigits(vector.getHigh(row)))
                            .append(HEX.toHexDigits(vector.getLong(row)))
                            .append('|');
            case TIMESTAMP, BIGINT, INTEGER, SMALLINT ->
                    line.append(vector.getLong(row)).append('|');
        }
    }

    /** What DuckDB finds in the folder. */
    static List<String> duckDb(Path root, List<FlowColumn> columns, String where)
            throws SQLException {
        String select =
                columns.stream()
                        .map(column -> "coalesce(" + expression(column) + "::varchar, 'null')")
                        .collect(Collectors.joining(" || '|' || ", "select ", " || '|'"));
        String sql =
                select
                        + " from read_parquet('"
                        + root
                        + "/flows/*/*/*.parquet', hive_partitioning=false) where "
                        + where;
        List<String> lines = new ArrayList<>();
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static String expression(FlowColumn column) {
        return switch (column) {
            case DURATION_MS -> "greatest(0, epoch_ms(end_time) - epoch_ms(start_time))";
            case BYTES_RAW -> "coalesce(bytes_raw, bytes)";
            case PACKETS_RAW -> "coalesce(packets_raw, packets)";
            default ->
                    switch (column.type()) {
                        case TIMESTAMP -> "epoch_ms(" + name(column) + ")";
                        case ADDRESS -> "hex(" + name(column) + ")";
                        case TEXT, BIGINT, INTEGER, SMALLINT -> name(column);
                    };
        };
    }

    private static String name(FlowColumn column) {
        return '"' + column.name().toLowerCase(Locale.ROOT) + '"';
    }
}
