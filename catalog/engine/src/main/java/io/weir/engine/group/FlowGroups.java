package io.weir.engine.group;

import io.weir.engine.FileSource;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanWork;
import io.weir.engine.work.Workers;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups rows of the table {@code flows}. */
public final class FlowGroups {
    private FlowGroups() {}

    /**
     * Groups, on as many threads as there are cores.
     *
     * @param snapshot what is committed
     * @param order which groups are wanted; they are given in no order
     * @param control asked by all threads again and again
     * @throws io.weir.format.CorruptFileException if an index or a file is damaged or missing
     */
    public static GroupResult of(
            Snapshot snapshot, GroupRequest request, GroupOrder order, ScanControl control)
            throws IOException {
        return of(
                FileSource.of(snapshot),
                request,
                order,
                control,
                Runtime.getRuntime().availableProcessors());
    }

    static GroupResult of(
            FileSource source,
            GroupRequest request,
            GroupOrder order,
            ScanControl control,
            int threads)
            throws IOException {
        control.check();
        ScanWork work = ScanWork.of(source, request.filters(), control);
        List<GroupWorker> workers = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.min(threads, work.size())); i++) {
            workers.add(new GroupWorker(request));
        }
        Workers.run(workers, (worker, reins) -> worker.run(work, reins), control);
        GroupWorker all = workers.get(0);
        for (GroupWorker other : workers.subList(1, workers.size())) {
            all.merge(other, control);
        }
        return new GroupResult(all.outputs(), TopGroups.of(all, order));
    }
}
