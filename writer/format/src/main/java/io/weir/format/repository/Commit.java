package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.FlowBatch;
import io.weir.format.HourPartition;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import io.weir.format.index.ImportList;
import io.weir.format.merge.MergedParts;
import io.weir.format.parquet.ColumnSource;
import io.weir.format.parquet.FlowFileWriter;
import io.weir.format.parquet.WriterProfile;
import io.weir.format.parquet.WrittenFile;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A set of changes that becomes visible at once or not at all. Not thread-safe: one owner. Adding
 * parts holds no lock; {@link #commit()} holds the commit lock for as long as it takes to rename
 * files and write indexes. Closing without a commit removes everything that was added.
 */
public final class Commit implements AutoCloseable {
    private static final long UNCHANGED = -1;

    /** Folder names have four digits. */
    private static final int LAST_YEAR = 9999;

    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final CrashPoint.Hook hook;
    private final Clock clock;
    private final List<PendingPart> parts = new ArrayList<>();
    private final List<DataFile> removed = new ArrayList<>();
    private final List<PendingImport> imports = new ArrayList<>();
    private final PendingStats stats = new PendingStats();
    private long spoolOffset = UNCHANGED;
    private byte @Nullable [] decoderState;
    private long rows;
    private boolean done;

    Commit(RepositoryFolder folder, CommittedFiles committed, CrashPoint.Hook hook, Clock clock) {
        this.folder = folder;
        this.committed = committed;
        this.hook = hook;
        this.clock = clock;
    }

    private record PendingImport(String sha256, String description, boolean again) {
        ImportList.Entry entry(long generation) {
            return new ImportList.Entry(sha256, generation, description);
        }
    }

    /**
     * Writes rows as one part and forces it to disk, still under a temporary name.
     *
     * @param hour the hour that holds every row's start_time, from 1970 to 9999
     * @param batch at least one row, in any order; written in its order
     * @throws IllegalArgumentException if a row's start_time is outside the hour, or a value does
     *     not fit its column
     */
    public PartSummary addPart(HourPartition hour, FlowBatch batch) throws IOException {
        return addPart(hour, column -> batch, WriterProfile.PART);
    }

    /**
     * Writes rows that come a column at a time as one part, and forces it to disk, still under a
     * temporary name.
     *
     * @param hour the hour that holds every row's start_time, from 1970 to 9999
     * @param source at least one row
     * @throws IllegalArgumentException if a row's start_time is outside the hour, or a value does
     *     not fit its column
     */
    public PartSummary addPart(HourPartition hour, ColumnSource source, WriterProfile profile)
            throws IOException {
        requireOpen();
        if (hour.epochHour() < 0 || hour.day().getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "expected an hour from 1970 to " + LAST_YEAR + ", got " + hour.folder());
        }
        Path temporary = TemporaryFiles.next(folder);
        return written(
                temporary, hour, FlowFileWriter.write(temporary, hour, source, Map.of(), profile));
    }

    private PartSummary written(Path temporary, HourPartition hour, WrittenFile written) {
        parts.add(new PendingPart(temporary, hour, written));
        rows += written.rows();
        hook.reached(CrashPoint.PART_FORCED);
        return new PartSummary(hour, written.rows(), written.sizeBytes());
    }

    /**
     * Writes the rows of some parts as one part that takes their place, and forces it to disk,
     * still under a temporary name. Memory: one column of them, and the pages of the new part.
     *
     * @param source any snapshot that has them
     * @param old parts of one hour
     * @param stop asked after each column; if it is true, nothing was merged
     * @throws io.weir.format.CorruptFileException if one of them is damaged
     * @throws java.util.concurrent.CancellationException if {@code stop} was true
     */
    public PartSummary mergeParts(Snapshot source, List<DataFile> old, BooleanSupplier stop)
            throws IOException {
        requireOpen();
        HourPartition hour = old.get(0).hour();
        Path temporary = TemporaryFiles.next(folder);
        try (MergedParts merged = MergedParts.open(old, source::locate, stop)) {
            WrittenFile written =
                    FlowFileWriter.write(
                            temporary,
                            hour,
                            merged,
                            MergedParts.metadata(old),
                            WriterProfile.MERGED);
            removed.addAll(old);
            return written(temporary, hour, written);
        }
    }

    /** Takes parts out of the repository. */
    public void removeParts(List<DataFile> old) {
        requireOpen();
        removed.addAll(old);
    }

    /**
     * Adds rows of a table beside {@code flows}; they are copied.
     *
     * @throws IllegalArgumentException if a row's time is not from 1970 to 9999
     */
    public void addStats(StatsRows added) {
        requireOpen();
        stats.add(added);
    }

    /**
     * Every datagram of the spool before this offset is in a committed part once this commit is
     * made. Without a call the offset stays as it is.
     */
    public void spoolOffset(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("expected a spool offset from 0 on, got " + offset);
        }
        spoolOffset = offset;
    }

    /**
     * What the decoders have learned from the datagrams before the spool offset. Without a call it
     * stays as it is; the file is written only if it differs from the one before.
     */
    public void decoderState(byte[] state) {
        decoderState = state.clone();
    }

    /**
     * Remembers that a content was imported. The commit is refused if it already was.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param description for people: the file's name
     */
    public void importedContent(String sha256, String description) {
        addImport(new PendingImport(sha256, description, false));
    }

    /** Remembers that a content was imported, also if it was before. */
    public void importedContentAgain(String sha256, String description) {
        addImport(new PendingImport(sha256, description, true));
    }

    /** Rows added so far. */
    public long rows() {
        return rows;
    }

    /**
     * Makes the commit. When this returns, it survives a power cut. If this throws, it was made or
     * it was not, and the next snapshot says which; nothing in between can be seen. Either way this
     * object is used up.
     *
     * @return what is committed now; the last snapshot again if there was nothing to commit
     * @throws ConflictException if a part that was to be removed or merged is not there any more
     * @throws RepositoryException if a content was imported before, or the spool offset went back
     */
    public Snapshot commit() throws IOException {
        requireOpen();
        done = true;
        stats.write(folder, hook);
        try (CommitLock lock = CommitLock.acquire(folder)) {
            Leftovers.recover(lock, folder, committed, clock);
            Head head = committed.head();
            ImportList known = imports.isEmpty() ? ImportList.EMPTY : committed.imports(head);
            check(head, known);
            requireCommitted(head);
            if (!parts.isEmpty()
                    || !removed.isEmpty()
                    || !imports.isEmpty()
                    || !stats.isEmpty()
                    || spoolOffset > head.spoolOffset()) {
                removeReplaced(head);
                lock.mark();
                hook.reached(CrashPoint.COMMIT_MARKED);
                head = publish(head, known);
                lock.unmark();
            }
            return new Snapshot(folder, committed, head);
        }
    }

    /** Removes what was added and not committed. */
    @Override
    public void close() throws IOException {
        done = true;
        for (PendingPart part : parts) {
            Files.deleteIfExists(part.temporary());
        }
        stats.delete();
    }

    private Head publish(Head head, ImportList known) throws IOException {
        Publication publication = new Publication(folder, committed, hook, clock, head);
        List<DataFile> files = publication.renameParts(parts);
        publication.renameStats(stats.written());
        NavigableMap<LocalDate, List<Reference>> days = publication.writeIndexes(removed, files);
        Reference importList = head.imports();
        if (!imports.isEmpty()) {
            long generation = head.generation() + 1;
            importList = publication.writeImports(importedSoFar(known, generation).encode());
        }
        long offset = Math.max(spoolOffset, head.spoolOffset());
        Head next =
                publication.replaceHead(
                        head.writerEpoch(), offset, importList, decoder(publication, head), days);
        publication.retire(removed);
        return next;
    }

    /** Under the lock: what somebody else replaced meanwhile must not come back, nor go twice. */
    private void requireCommitted(Head head) throws IOException {
        Map<LocalDate, Set<String>> known = new HashMap<>();
        Set<String> once = new HashSet<>();
        for (DataFile file : removed) {
            LocalDate day = file.hour().day();
            if (!known.containsKey(day)) {
                Set<String> paths = new HashSet<>();
                committed.files(head, day).forEach(each -> paths.add(each.path()));
                known.put(day, paths);
            }
            if (!known.getOrDefault(day, Set.of()).contains(file.path())
                    || !once.add(file.path())) {
                throw new ConflictException(
                        folder.part(file)
                                + ": expected a part that is still committed, got one that another"
                                + " commit replaced; nothing was changed");
            }
        }
    }

    private @Nullable Reference decoder(Publication publication, Head head) throws IOException {
        byte[] state = decoderState;
        Reference before = head.decoder();
        if (state == null) {
            return before;
        }
        boolean same = before == null ? state.length == 0 : before.isTo(state);
        return same ? before : publication.writeDecoder(state);
    }

    private ImportList importedSoFar(ImportList known, long generation) {
        return known.with(imports.stream().map(each -> each.entry(generation)).toList());
    }

    private void check(Head head, ImportList known) throws RepositoryException {
        if (spoolOffset != UNCHANGED && spoolOffset < head.spoolOffset()) {
            throw new RepositoryException(
                    folder.head()
                            + ": expected a spool offset from "
                            + head.spoolOffset()
                            + " on, got "
                            + spoolOffset
                            + "; the spool is older than the repository, so move it away");
        }
        for (PendingImport content : imports) {
            ImportList.Entry before = known.find(content.sha256());
            if (before != null && !content.again()) {
                throw new RepositoryException(
                        content.description()
                                + ": its content is in the repository already, imported as "
                                + before.description()
                                + " by commit "
                                + before.generation()
                                + "; import it with --again to have its flows twice");
            }
        }
    }

    private void removeReplaced(Head head) throws IOException {
        TreeSet<LocalDate> days = new TreeSet<>();
        parts.forEach(part -> days.add(part.hour().day()));
        removed.forEach(part -> days.add(part.hour().day()));
        Leftovers leftovers = new Leftovers(folder, committed, clock);
        for (LocalDate day : days) {
            leftovers.removeReplaced(head, day);
        }
    }

    private void addImport(PendingImport content) {
        requireOpen();
        content.entry(0); // checks the digest now, not under the lock
        imports.add(content);
    }

    private void requireOpen() {
        if (done) {
            throw new IllegalStateException("expected an open commit, got one that has ended");
        }
    }
}
