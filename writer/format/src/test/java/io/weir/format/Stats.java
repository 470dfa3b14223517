package io.weir.format;

import io.weir.format.repository.Snapshot;
import io.weir.format.repository.StatsCursor;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows of the tables beside {@code flows} for tests. */
public final class Stats {
    private static final byte[] AGENT = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 9};

    private Stats() {}

    /** Samples of one agent's interfaces 1, 2 and so on, one for each count of bytes. */
    public static StatsRows counters(String time, long... inBytes) {
        StatsTable table = StatsTable.INTERFACE_COUNTERS;
        StatsRows rows = new StatsRows(table);
        for (int i = 0; i < inBytes.length; i++) {
            Object[] values = new Object[table.columns().size()];
            values[table.indexOf("received_time")] = Instant.parse(time).toEpochMilli();
            values[table.indexOf("exporter_addr")] = AGENT;
            values[table.indexOf("observation_domain_id")] = 0L;
            values[table.indexOf("if_index")] = i + 1L;
            values[table.indexOf("if_direction")] = 1L;
            values[table.indexOf("in_bytes")] = inBytes[i];
            rows.add(values);
        }
        return rows;
    }

    /** The state of a template of 10.0.0.9: its fields and when it was read. */
    public static StatsRows template(String time, int id, String fields) {
        long millis = Instant.parse(time).toEpochMilli();
        StatsRows rows = new StatsRows(StatsTable.TEMPLATES);
        Object[] values = {
            millis, AGENT, 0L, 0L, 9L, 7L, (long) id, "data", fields, null, 1L, millis, millis,
            millis, 1L
        };
        rows.add(values);
        return rows;
    }

    /** The counts of bytes that a snapshot has. */
    public static List<Long> inBytes(Snapshot snapshot, long from, long to) throws IOException {
        StatsTable table = StatsTable.INTERFACE_COUNTERS;
        List<Long> bytes = new ArrayList<>();
        try (StatsCursor cursor = snapshot.stats(table, Set.of("in_bytes"), from, to)) {
            while (cursor.next()) {
                for (int row = 0; row < cursor.rows().size(); row++) {
                    bytes.add(cursor.rows().getLong(row, table.indexOf("in_bytes")));
                }
            }
        }
        return bytes;
    }

    /** What DuckDB finds in the files of interface_counters, whoever may need them. */
    public static List<String> inFiles(Path repository, String select) throws SQLException {
        return DuckDb.queryFile(
                Path.of(repository + "/stats/*/interface_counters-*.parquet"),
                "SELECT " + select + " FROM file");
    }
}
