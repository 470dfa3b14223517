package io.weir.collector.maintain;

import io.weir.collector.spool.SpoolCheck;
import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.part.PartCheck;
import io.weir.format.repository.IndexRepair;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads everything that a repository has and compares it with what is known of it. Safe beside a
 * collector; what is committed meanwhile is not looked at.
 */
public final class Verification {
    private final Repository repository;
    private final Consumer<String> problems;
    private final Progress progress;
    private int found;

    /** Is told how far it is. */
    public interface Progress {
        /** Bytes of parts that were read, of all. */
        void at(long bytesDone, long bytesTotal);
    }

    /**
     * What was looked at.
     *
     * @param days days with flows
     * @param parts parts
     * @param rows their flows
     * @param statsFiles files of the tables beside flows
     * @param spoolSegments segments of the spool
     * @param problems lines that were given
     */
    public record Result(
            int days, int parts, long rows, int statsFiles, int spoolSegments, int problems) {}

    /**
     * For a repository.
     *
     * @param problems receives a line for each problem: file, place, expected, got, what to do
     */
    public Verification(Repository repository, Consumer<String> problems, Progress progress) {
        this.repository = repository;
        this.problems = problems;
        this.progress = progress;
    }

    /**
     * Makes the indexes that are damaged or gone again from their parts, as far as these are sound.
     *
     * @return what was done, by day
     */
    public List<IndexRepair> repair() throws IOException {
        List<IndexRepair> repairs = new ArrayList<>();
        for (LocalDate day : repository.snapshot().days()) {
            IndexRepair repair = repository.repairIndex(day);
            if (repair != null) {
                repairs.add(repair);
            }
        }
        return repairs;
    }

    /**
     * Reads everything.
     *
     * @throws CorruptFileException if the head is damaged: then nothing else is known
     */
    public Result run() throws IOException {
        Snapshot snapshot = repository.snapshot();
        checkLists(snapshot);
        List<DataFile> parts = readIndexes(snapshot);
        checkParts(snapshot, parts);
        int statsFiles =
                repository.verifyStats(
                        damage -> report(damage, "delete the file; its counters are lost"));
        SpoolCheck spool = SpoolCheck.of(repository.root().resolve("spool"));
        spool.problems().forEach(this::report);
        long rows = parts.stream().mapToLong(DataFile::rows).sum();
        return new Result(
                snapshot.days().size(), parts.size(), rows, statsFiles, spool.segments(), found);
    }

    private void checkLists(Snapshot snapshot) throws IOException {
        try {
            snapshot.hasImport("");
        } catch (CorruptFileException e) {
            report(e, "restore it from a copy of the repository");
        }
        try {
            snapshot.decoderState();
        } catch (CorruptFileException e) {
            report(e, "start a collector: templates are learned anew");
        }
    }

    private List<DataFile> readIndexes(Snapshot snapshot) throws IOException {
        List<DataFile> parts = new ArrayList<>();
        boolean isWhole = true;
        for (LocalDate day : snapshot.days()) {
            try {
                parts.addAll(snapshot.files(day));
            } catch (CorruptFileException e) {
                isWhole = false;
                report(e, "weir verify --repair makes it again from the parts of that day");
            }
        }
        if (isWhole) {
            checkUnknown(snapshot);
        }
        return parts;
    }

    private void checkUnknown(Snapshot snapshot) throws IOException {
        for (Path part : repository.unknownParts()) {
            if (repository.snapshot().generation() == snapshot.generation()) {
                report(
                        part
                                + ": whole file: expected a part that an index names, got one that"
                                + " was never committed or was replaced; other tools count its"
                                + " rows. Start a collector, which moves it away");
            }
        }
    }

    private void checkParts(Snapshot snapshot, List<DataFile> parts) throws IOException {
        long total = parts.stream().mapToLong(DataFile::sizeBytes).sum();
        long done = 0;
        for (DataFile part : parts) {
            String advice =
                    "restore it from a copy of the repository, or give its flows up: weir expire"
                            + " takes whole hours away";
            List<CorruptFileException> damages = check(snapshot, part);
            if (!damages.isEmpty() && isCommitted(part)) {
                damages.forEach(damage -> report(damage, advice));
            }
            done += part.sizeBytes();
            progress.at(done, total);
        }
    }

    private static List<CorruptFileException> check(Snapshot snapshot, DataFile part)
            throws IOException {
        try {
            return PartCheck.of(snapshot.locate(part), part);
        } catch (NoSuchFileException e) {
            return PartCheck.of(snapshot.locate(part), part); // it was moved just then
        } catch (CorruptFileException e) {
            return List.of(e);
        }
    }

    /** What was replaced while everything was read may be gone by now. */
    private boolean isCommitted(DataFile part) throws IOException {
        return repository.snapshot().files(part.hour().day()).stream()
                .anyMatch(file -> file.path().equals(part.path()));
    }

    private void report(CorruptFileException damage, String advice) {
        report(damage.getMessage() + "; " + advice);
    }

    private void report(String problem) {
        found++;
        problems.accept(problem);
    }
}
