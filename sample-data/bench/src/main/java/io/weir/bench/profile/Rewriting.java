package io.weir.bench.profile;

import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.merge.MergedParts;
import io.weir.format.parquet.ColumnSource;
import io.weir.format.repository.Commit;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a repository again, each hour as one file.
 *
 * @param rows all rows
 * @param bytes of all files
 * @param cpuNanos the writing thread's, without reading
 */
record Rewriting(long rows, long bytes, long cpuNanos) {
    double bytesPerRow() {
        return (double) bytes / rows;
    }

    /** Seconds for a million rows. */
    double cpuSeconds() {
        return cpuNanos / 1e3 / rows;
    }

    static Rewriting run(Path from, Path to, Variant variant) throws IOException {
        Snapshot source = Repository.open(from).snapshot();
        Map<Long, List<DataFile>> hours =
                source.files().stream()
                        .collect(
                                Collectors.groupingBy(
                                        file -> file.hour().epochHour(),
                                        TreeMap::new,
                                        Collectors.toList()));
        Repository target = Repository.openOrCreate(to);
        long cpu = 0;
        boolean isWarm = false;
        for (Map.Entry<Long, List<DataFile>> hour : hours.entrySet()) {
            ColumnSource rows = variant.order().of(columns(source, hour.getValue()));
            HourPartition partition = new HourPartition(hour.getKey());
            if (!isWarm) {
                write(target, partition, rows, variant, false);
                isWarm = true;
            }
            cpu += write(target, partition, rows, variant, true);
        }
        List<DataFile> files = target.snapshot().files();
        return new Rewriting(
                files.stream().mapToLong(DataFile::rows).sum(),
                files.stream().mapToLong(DataFile::sizeBytes).sum(),
                cpu);
    }

    /** Everything in memory, so that only writing is measured. */
    private static ColumnSource columns(Snapshot source, List<DataFile> files) throws IOException {
        Map<FlowColumn, FlowBatch> columns = new EnumMap<>(FlowColumn.class);
        try (MergedParts parts = MergedParts.open(files, source::locate, () -> false)) {
            for (FlowColumn column : FlowColumn.stored()) {
                columns.put(column, parts.load(column));
            }
        }
        return column -> Objects.requireNonNull(columns.get(column));
    }

    private static long write(
            Repository target,
            HourPartition hour,
            ColumnSource rows,
            Variant variant,
            boolean isKept)
            throws IOException {
        try (Commit commit = target.beginCommit()) {
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            commit.addPart(hour, rows, variant.profile());
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (isKept) {
                commit.commit();
            }
            return end - begin;
        }
    }
}
