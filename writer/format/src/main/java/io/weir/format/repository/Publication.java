package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.durable.DurableFiles;
import io.weir.format.index.DayIndex;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The steps from parts with temporary names to a new head, under the commit lock. One use.
 *
 * <p>A step that fails ends it: what was done so far is invisible, and the mark in the lock file
 * makes the next commit clean it up.
 */
final class Publication {
    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final CrashPoint.Hook hook;
    private final Head head;
    private final Retirement retirement;
    private final long generation;

    Publication(
            RepositoryFolder folder,
            CommittedFiles committed,
            CrashPoint.Hook hook,
            Clock clock,
            Head head) {
        this.folder = folder;
        this.retirement = new Retirement(folder, clock);
        this.committed = committed;
        this.hook = hook;
        this.head = head;
        this.generation = head.generation() + 1;
    }

    /** Gives each part its final name. */
    List<DataFile> renameParts(List<PendingPart> parts) throws IOException {
        List<DataFile> files = new ArrayList<>();
        Set<Path> folders = new TreeSet<>();
        for (PendingPart part : parts) {
            DataFile file = part.toDataFile(generation, files.size());
            Path hour = folder.hour(file.hour());
            Path day = folder.day(file.hour().day());
            DurableFiles.createFolder(day);
            DurableFiles.createFolder(hour);
            DurableFiles.rename(part.temporary(), folder.part(file));
            folders.add(hour);
            folders.add(day);
            files.add(file);
            hook.reached(CrashPoint.PART_RENAMED);
        }
        for (Path changed : folders) {
            DurableFiles.forceFolder(changed);
        }
        DurableFiles.forceFolder(folder.flows());
        hook.reached(CrashPoint.FOLDERS_FORCED);
        return files;
    }

    /** Gives each file of the tables beside {@code flows} its final name. */
    void renameStats(List<PendingStats.Written> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        DurableFiles.createFolder(folder.stats());
        Set<Path> days = new TreeSet<>();
        for (PendingStats.Written file : files) {
            Path day = folder.statsDay(file.day());
            DurableFiles.createFolder(day);
            StatsFile name = new StatsFile(file.table(), file.day(), generation, generation);
            DurableFiles.rename(file.temporary(), day.resolve(name.name()));
            days.add(day);
            hook.reached(CrashPoint.STATS_RENAMED);
        }
        for (Path changed : days) {
            DurableFiles.forceFolder(changed);
        }
        DurableFiles.forceFolder(folder.stats());
        DurableFiles.forceFolder(folder.root());
        hook.reached(CrashPoint.STATS_FOLDERS_FORCED);
    }

    /** Writes an index for every day that loses or gets files, and returns all days' references. */
    NavigableMap<LocalDate, List<Reference>> writeIndexes(
            List<DataFile> removed, List<DataFile> added) throws IOException {
        NavigableMap<LocalDate, List<Reference>> references = new TreeMap<>(head.days());
        Set<LocalDate> changed = new TreeSet<>();
        removed.forEach(file -> changed.add(file.hour().day()));
        added.forEach(file -> changed.add(file.hour().day()));
        for (LocalDate day : changed) {
            List<Reference> indexes = writeIndex(day, ofDay(day, removed), ofDay(day, added));
            if (indexes.isEmpty()) {
                references.remove(day);
            } else {
                references.put(day, indexes);
            }
        }
        return references;
    }

    private List<Reference> writeIndex(LocalDate day, List<DataFile> removed, List<DataFile> added)
            throws IOException {
        IndexStep step = IndexStep.of(committed, head, day, generation, removed, added);
        List<Reference> indexes = new ArrayList<>(step.kept());
        if (step.content() != null) {
            replace(folder.index(day, generation), step.content());
            indexes.add(Reference.to(generation, step.content()));
            DurableFiles.forceFolder(folder.day(day));
        }
        for (Reference replaced : step.replaced()) {
            retirement.touch(folder.index(day, replaced.generation()));
        }
        return indexes;
    }

    /** Writes an index of these files alone. */
    Reference writeRebuiltIndex(LocalDate day, List<DataFile> files) throws IOException {
        byte[] content = DayIndex.encode(day, generation, List.of(), Set.of(), files);
        replace(folder.index(day, generation), content);
        DurableFiles.forceFolder(folder.day(day));
        return Reference.to(generation, content);
    }

    private static List<DataFile> ofDay(LocalDate day, List<DataFile> files) {
        return files.stream().filter(file -> file.hour().day().equals(day)).toList();
    }

    /** Writes the list of imports. */
    Reference writeImports(byte[] content) throws IOException {
        replace(folder.imports(generation), content);
        if (head.imports() != null) {
            retirement.touch(folder.imports(head.imports().generation()));
        }
        return Reference.to(generation, content);
    }

    /** Writes what the decoders have learned. */
    Reference writeDecoder(byte[] content) throws IOException {
        replace(folder.decoder(generation), content);
        if (head.decoder() != null) {
            retirement.touch(folder.decoder(head.decoder().generation()));
        }
        return Reference.to(generation, content);
    }

    /** The commit: from here on the new head is what everybody reads. */
    Head replaceHead(
            long epoch,
            long spoolOffset,
            @Nullable Reference imports,
            @Nullable Reference decoder,
            NavigableMap<LocalDate, List<Reference>> days)
            throws IOException {
        DurableFiles.forceFolder(folder.flows());
        hook.reached(CrashPoint.INDEXES_FORCED);
        Head next = new Head(generation, epoch, spoolOffset, imports, decoder, days);
        Path temporary = TemporaryFiles.next(folder);
        DurableFiles.write(temporary, next.encode());
        hook.reached(CrashPoint.HEAD_FORCED);
        DurableFiles.rename(temporary, folder.head());
        hook.reached(CrashPoint.HEAD_RENAMED);
        DurableFiles.forceFolder(folder.flows());
        hook.reached(CrashPoint.COMMIT_FORCED);
        return next;
    }

    /** Moves parts that the new head does not name any more to where readers look second. */
    void retire(List<DataFile> replaced) throws IOException {
        for (DataFile file : replaced) {
            retirement.move(file.hour(), folder.part(file));
            hook.reached(CrashPoint.PART_RETIRED);
        }
        retirement.force();
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path temporary = TemporaryFiles.next(folder);
        DurableFiles.write(temporary, content);
        hook.reached(CrashPoint.INDEX_FORCED);
        DurableFiles.rename(temporary, file);
        hook.reached(CrashPoint.INDEX_RENAMED);
    }
}
