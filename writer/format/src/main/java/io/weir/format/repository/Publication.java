package io.weir.format.repository;

import io.weir.format.DataFile;
import io.weir.format.durable.DurableFiles;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import java.io.IOException;
import java.nio.file.Path;
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
    private final long generation;

    Publication(
            RepositoryFolder folder, CommittedFiles committed, CrashPoint.Hook hook, Head head) {
        this.folder = folder;
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

    /** Writes the next index of every day that gets files, and returns all days' references. */
    NavigableMap<LocalDate, Reference> writeIndexes(List<DataFile> files) throws IOException {
        NavigableMap<LocalDate, List<DataFile>> byDay = new TreeMap<>();
        for (DataFile file : files) {
            byDay.computeIfAbsent(file.hour().day(), day -> new ArrayList<>()).add(file);
        }
        NavigableMap<LocalDate, Reference> references = new TreeMap<>(head.days());
        for (LocalDate day : byDay.keySet()) {
            List<DataFile> added = byDay.getOrDefault(day, List.of());
            byte[] content = committed.index(head, day).encodeWith(generation, added);
            replace(folder.index(day, generation), content);
            DurableFiles.forceFolder(folder.day(day));
            references.put(day, Reference.to(generation, content));
        }
        return references;
    }

    /** Writes the list of imports. */
    Reference writeImports(byte[] content) throws IOException {
        replace(folder.imports(generation), content);
        return Reference.to(generation, content);
    }

    /** Writes what the decoders have learned. */
    Reference writeDecoder(byte[] content) throws IOException {
        replace(folder.decoder(generation), content);
        return Reference.to(generation, content);
    }

    /** The commit: from here on the new head is what everybody reads. */
    Head replaceHead(
            long epoch,
            long spoolOffset,
            @Nullable Reference imports,
            @Nullable Reference decoder,
            NavigableMap<LocalDate, Reference> days)
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

    private void replace(Path file, byte[] content) throws IOException {
        Path temporary = TemporaryFiles.next(folder);
        DurableFiles.write(temporary, content);
        hook.reached(CrashPoint.INDEX_FORCED);
        DurableFiles.rename(temporary, file);
        hook.reached(CrashPoint.INDEX_RENAMED);
    }
}
