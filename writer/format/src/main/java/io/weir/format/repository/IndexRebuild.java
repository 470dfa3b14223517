package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import io.weir.format.durable.DurableFiles;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import io.weir.format.part.PartCheck;
import io.weir.format.part.PartFooter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the index of a day again from its parts, where an index is damaged or gone. A part is taken
 * back only if all its pages are sound; others go to {@code quarantine/}. Under the commit lock,
 * after a cleanup, so that every part that is there was committed; one use.
 */
final class IndexRebuild {
    private final RepositoryFolder folder;
    private final CommittedFiles committed;
    private final Clock clock;
    private final Head head;
    private final LocalDate day;
    private final List<Reference> sound = new ArrayList<>();
    private final List<Reference> damaged = new ArrayList<>();
    private final List<DataFile> found = new ArrayList<>();
    private final List<Path> quarantined = new ArrayList<>();

    IndexRebuild(
            RepositoryFolder folder,
            CommittedFiles committed,
            Clock clock,
            Head head,
            LocalDate day) {
        this.folder = folder;
        this.committed = committed;
        this.clock = clock;
        this.head = head;
        this.day = day;
    }

    /** Does it; null where the day's indexes are sound. */
    @Nullable IndexRepair run() throws IOException {
        Set<String> known = readIndexes();
        if (damaged.isEmpty()) {
            return null;
        }
        Set<String> replaced = new HashSet<>();
        for (HourPartition hour : folder.hours(day)) {
            for (Path part : folder.parts(hour)) {
                if (known.contains(folder.root().relativize(part).toString())) {
                    replaced.addAll(replacedBy(hour, part));
                } else {
                    takeBack(hour, part, replaced);
                }
            }
        }
        retire(replaced);
        publish();
        return new IndexRepair(day, found, quarantined);
    }

    private Set<String> readIndexes() throws IOException {
        Set<String> known = new HashSet<>();
        for (Reference reference : head.indexes(day)) {
            try {
                committed.index(day, reference).files().forEach(file -> known.add(file.path()));
                sound.add(reference);
            } catch (CorruptFileException e) {
                damaged.add(reference);
            }
        }
        return known;
    }

    private void takeBack(HourPartition hour, Path part, Set<String> replaced) throws IOException {
        try {
            long generation = RepositoryFolder.generation(part);
            DataFile file = PartFooter.read(part, hour, generation, RepositoryFolder.number(part));
            List<CorruptFileException> problems = PartCheck.of(part, file);
            if (!problems.isEmpty()) {
                throw problems.get(0);
            }
            replaced.addAll(replacedBy(hour, part));
            found.add(file);
        } catch (CorruptFileException e) {
            Path target = folder.quarantine(hour);
            Files.createDirectories(target);
            Path kept = target.resolve(part.getFileName());
            DurableFiles.rename(part, kept);
            quarantined.add(kept);
        }
    }

    private static Set<String> replacedBy(HourPartition hour, Path part) throws IOException {
        Set<String> paths = new HashSet<>();
        for (String name : PartFooter.replaces(part)) {
            paths.add("flows/" + hour.folder() + '/' + name);
        }
        return paths;
    }

    /** Parts whose rows another part has: their commit ended before it got there. */
    private void retire(Set<String> replaced) throws IOException {
        Retirement retirement = new Retirement(folder, clock);
        for (DataFile file : found) {
            if (replaced.contains(file.path())) {
                retirement.move(file.hour(), folder.part(file));
            }
        }
        retirement.force();
        found.removeIf(file -> replaced.contains(file.path()));
    }

    private void publish() throws IOException {
        Publication publication =
                new Publication(folder, committed, CrashPoint.Hook.NONE, clock, head);
        NavigableMap<LocalDate, List<Reference>> days = new TreeMap<>(head.days());
        List<Reference> indexes = new ArrayList<>(sound);
        if (!found.isEmpty()) {
            indexes.add(publication.writeRebuiltIndex(day, found));
        }
        if (indexes.isEmpty()) {
            days.remove(day);
        } else {
            days.put(day, indexes);
        }
        publication.replaceHead(
                head.writerEpoch(), head.spoolOffset(), head.imports(), head.decoder(), days);
    }
}
