package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.expression.ColumnBatch;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.engine.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups that do not fit into memory at once: the rows go to temporary files, those of a group to
 * one partition; then partition after partition is grouped, as many at a time as there are threads.
 */
final class SpilledGroups extends Groups.Cursor {
    private final GroupRequest request;
    private final GroupOrder order;
    private final ScanControl control;
    private final MemoryBudget budget;
    private final List<SpillFile> files;
    private final List<ValueKind> kinds;
    private final int partitions;
    private final List<GroupWorker> current = new ArrayList<>();
    private int next;

    private SpilledGroups(
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            List<SpillFile> files,
            List<ValueKind> kinds,
            int partitions) {
        super(new Groups(List.of(), new int[0]));
        this.request = request;
        this.order = order;
        this.control = control;
        this.budget = budget;
        this.files = files;
        this.kinds = kinds;
        this.partitions = partitions;
    }

    /**
     * Writes the rows.
     *
     * @param threads one file each
     * @param partitions a power of two above 1
     */
    static SpilledGroups write(
            FileSource source,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            MemoryBudget budget,
            int threads,
            int partitions)
            throws IOException {
        List<ValueKind> kinds =
                request.columns().stream().map(column -> ValueKind.of(column.type())).toList();
        List<SpillFile> files = new ArrayList<>();
        SpilledGroups groups =
                new SpilledGroups(request, order, control, budget, files, kinds, partitions);
        try {
            for (int i = 0; i < threads; i++) {
                files.add(SpillFile.create(kinds, partitions));
            }
            ScanWork work = ScanWork.of(source, request.filters(), control);
            Workers.run(
                    files,
                    (file, reins) -> {
                        ColumnBatch batch = new ColumnBatch(request.columns());
                        SpillSink sink = new SpillSink(file, request.keys(), partitions);
                        new GroupScan(request, batch, sink).run(work, reins);
                        file.flush();
                    },
                    control);
            return groups;
        } catch (IOException | RuntimeException | Error e) {
            groups.close();
            throw e;
        }
    }

    @Override
    public long spilledBytes() {
        return files.stream().mapToLong(SpillFile::bytes).sum();
    }

    @Override
    List<Groups> more() throws IOException {
        current.forEach(GroupWorker::release);
        current.clear();
        List<Partition> wanted = new ArrayList<>();
        while (next < partitions && wanted.size() < files.size()) {
            wanted.add(new Partition(next++));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        Workers.run(wanted, Partition::group, control);
        List<Groups> found = new ArrayList<>();
        for (Partition partition : wanted) {
            current.add(partition.worker);
            found.add(Groups.of(partition.worker, order));
        }
        return found;
    }

    /** One partition. */
    private final class Partition {
        private final SpilledBatch batch;
        private final GroupWorker worker;

        Partition(int number) {
            batch = new SpilledBatch(files, number, kinds);
            worker = new GroupWorker(request, batch, budget);
        }

        void group(ScanControl reins) throws IOException {
            while (batch.next()) {
                if (!worker.add(batch, ColumnBatch.ALL, batch.count(), reins)) {
                    throw new MemoryLimitException("GROUP BY", budget.limit());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        IOException failure = null;
        for (SpillFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
