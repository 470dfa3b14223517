package io.weir.collector.maintain;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.repository.Commit;
import io.weir.format.repository.ConflictException;
import io.weir.format.repository.PartSummary;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Writes small parts of an hour as one. Each part that it writes is a commit of its own, so that it
 * can stop at any time. Safe beside the collector, imports and other compactions.
 */
public final class Compactor {
    private final Repository repository;
    private final BooleanSupplier stop;

    /**
     * A compactor.
     *
     * @param stop asked often; when it is true, the work ends and what was not committed is dropped
     */
    public Compactor(Repository repository, BooleanSupplier stop) {
        this.repository = repository;
        this.stop = stop;
    }

    /**
     * Merges everything of an hour that is too small.
     *
     * @throws io.weir.format.CorruptFileException if a part is damaged; nothing was merged with it
     */
    public CompactionResult compact(HourPartition hour) throws IOException {
        Snapshot snapshot = repository.snapshot();
        return merge(snapshot, MergePlan.all(parts(snapshot, hour)));
    }

    private static List<DataFile> parts(Snapshot snapshot, HourPartition hour) throws IOException {
        return snapshot.files(hour.day()).stream()
                .filter(file -> file.hour().equals(hour))
                .toList();
    }

    /** Merges each of these groups of parts. */
    CompactionResult merge(Snapshot snapshot, List<List<DataFile>> groups) throws IOException {
        CompactionResult result = CompactionResult.NONE;
        for (List<DataFile> group : groups) {
            if (stop.getAsBoolean()) {
                break;
            }
            try (Commit commit = repository.beginCommit()) {
                PartSummary written = commit.mergeParts(snapshot, group, stop);
                commit.commit();
                result = result.plus(result(group, written));
            } catch (ConflictException | CancellationException e) {
                break; // somebody else was at these parts, or it is time to go
            }
        }
        return result;
    }

    private static CompactionResult result(List<DataFile> group, PartSummary written) {
        long before = group.stream().mapToLong(DataFile::sizeBytes).sum();
        return new CompactionResult(group.size(), 1, written.rows(), before, written.sizeBytes());
    }
}
