package io.weir.collector.maintain;

import io.weir.collector.spool.SpoolCheck;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import io.weir.format.repository.StatsCursor;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a repository holds.
 *
 * @param collector the collector's process, or none
 * @param generation number of the last commit
 * @param lastCommit its time and how long ago that is
 * @param hours hours with flows
 * @param first the first of them
 * @param last the last of them
 * @param flows rows
 * @param parts files
 * @param partBytes their length
 * @param statsBytes length of the files of the tables beside flows
 * @param retiredBytes length of the parts that were replaced and wait for their end
 * @param spoolBytes length of the spool
 * @param waitingDatagrams datagrams that were received and are not committed
 * @param exporters streams of exporters that were seen in the last day
 * @param losses what their sequences say was lost, by unit
 */
public record RepositoryStatus(
        String collector,
        long generation,
        String lastCommit,
        int hours,
        @Nullable HourPartition first,
        @Nullable HourPartition last,
        long flows,
        int parts,
        long partBytes,
        long statsBytes,
        long retiredBytes,
        long spoolBytes,
        long waitingDatagrams,
        int exporters,
        String losses) {

    /** Looks at a repository, also while a collector fills it. */
    public static RepositoryStatus of(Repository repository, Instant now) throws IOException {
        Snapshot snapshot = repository.snapshot();
        List<DataFile> files = snapshot.files();
        TreeSet<HourPartition> hours = new TreeSet<>();
        files.forEach(file -> hours.add(file.hour()));
        SpoolCheck spool = SpoolCheck.tailOf(repository.root().resolve("spool"));
        Exporters exporters = Exporters.of(snapshot, now);
        return new RepositoryStatus(
                collector(repository),
                snapshot.generation(),
                lastCommit(repository, now),
                hours.size(),
                hours.isEmpty() ? null : hours.first(),
                hours.isEmpty() ? null : hours.last(),
                files.stream().mapToLong(DataFile::rows).sum(),
                files.size(),
                files.stream().mapToLong(DataFile::sizeBytes).sum(),
                repository.statsBytes().values().stream().mapToLong(Long::longValue).sum(),
                repository.retiredBytes(),
                spool.sizeBytes(),
                Math.max(0, spool.endOffset() - snapshot.spoolOffset()),
                exporters.count,
                exporters.losses());
    }

    /** {@code , 2026-11-22T13:00:00Z to 2026-11-23T02:00:00Z}; empty where there are none. */
    public String span() {
        return first == null || last == null
                ? ""
                : ", "
                        + Instant.ofEpochMilli(first.startMillis())
                        + " to "
                        + Instant.ofEpochMilli(last.endMillis());
    }

    /** With one decimal place. */
    public String bytesPerFlow() {
        return flows == 0 ? "-" : String.format(Locale.ROOT, "%.1f", (double) partBytes / flows);
    }

    private static String collector(Repository repository) throws IOException {
        String process = repository.collectorProcess();
        return process == null ? "none" : "process " + process;
    }

    private static String lastCommit(Repository repository, Instant now) throws IOException {
        Path head = repository.root().resolve("flows/_head");
        if (!Files.exists(head)) {
            return "never";
        }
        Instant time = Files.getLastModifiedTime(head).toInstant();
        return time + ", " + Duration.between(time, now).toSeconds() + " s ago";
    }

    /** What the table exporters says of the last day. */
    private static final class Exporters {
        private final Map<String, Long> lost = new HashMap<>();
        private int count;

        static Exporters of(Snapshot snapshot, Instant now) throws IOException {
            Exporters exporters = new Exporters();
            long from = now.minus(Duration.ofDays(1)).toEpochMilli();
            StatsTable table = StatsTable.EXPORTERS;
            try (StatsCursor cursor =
                    snapshot.stats(table, Set.of("unit", "lost"), from, Long.MAX_VALUE)) {
                while (cursor.next()) {
                    exporters.add(cursor.rows());
                }
            } catch (CorruptFileException e) {
                return exporters; // weir verify says more
            }
            return exporters;
        }

        private void add(StatsRows rows) {
            int unit = StatsTable.EXPORTERS.indexOf("unit");
            int losses = StatsTable.EXPORTERS.indexOf("lost");
            for (int row = 0; row < rows.size(); row++) {
                count++;
                lost.merge(rows.getText(row, unit), rows.getLong(row, losses), Long::sum);
            }
        }

        String losses() {
            List<String> parts = new ArrayList<>();
            lost.forEach(
                    (unit, number) ->
                            parts.add(String.format(Locale.ROOT, "%,d %s", number, unit)));
            parts.sort(null);
            return parts.isEmpty() ? "unknown" : String.join(", ", parts);
        }
    }
}
