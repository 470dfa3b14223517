package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.index.DayIndex;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a commit does to the indexes of a day: the newest ones give way to one that has their files
 * and the new ones.
 *
 * <p>An index gives way once as much was added after it as it has itself, as in a binary counter: a
 * day has about as many indexes as its number of commits has binary digits, and a file is written
 * into so many indexes, not into one for each later commit of the day.
 *
 * @param kept indexes that stay, oldest first
 * @param replaced indexes that give way
 * @param content the new index; null if no file is left for it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record IndexStep(List<Reference> kept, List<Reference> replaced, byte @Nullable [] content) {

    static IndexStep of(
            CommittedFiles committed,
            Head head,
            LocalDate day,
            long generation,
            List<DataFile> removed,
            List<DataFile> added)
            throws IOException {
        List<Reference> references = head.indexes(day);
        byte[] alone = DayIndex.encode(day, generation, List.of(), Set.of(), added);
        int from = firstOfAsMuch(references, alone.length);
        if (removed.isEmpty() && from < references.size()) {
            try {
                return replaceFrom(committed, head, day, generation, from, Set.of(), added);
            } catch (CorruptFileException e) {
                // A query over it says so, and weir verify. What is new is committed all the same.
                return new IndexStep(references, List.of(), alone);
            }
        }
        if (removed.isEmpty()) {
            return new IndexStep(references, List.of(), alone);
        }
        Set<String> paths = new HashSet<>();
        removed.forEach(file -> paths.add(file.path()));
        int first = firstWith(committed.indexes(head, day), paths);
        return replaceFrom(committed, head, day, generation, Math.min(from, first), paths, added);
    }

    private static IndexStep replaceFrom(
            CommittedFiles committed,
            Head head,
            LocalDate day,
            long generation,
            int from,
            Set<String> removed,
            List<DataFile> added)
            throws IOException {
        List<Reference> references = head.indexes(day);
        List<Reference> replaced = references.subList(from, references.size());
        List<DayIndex> before = committed.indexes(day, replaced);
        long files = added.size();
        for (DayIndex index : before) {
            files += index.files().stream().filter(file -> !removed.contains(file.path())).count();
        }
        byte[] content =
                files == 0 ? null : DayIndex.encode(day, generation, before, removed, added);
        return new IndexStep(references.subList(0, from), replaced, content);
    }

    private static int firstOfAsMuch(List<Reference> references, long addedBytes) {
        long bytes = addedBytes;
        int from = references.size();
        while (from > 0 && references.get(from - 1).sizeBytes() <= bytes) {
            from--;
            bytes += references.get(from).sizeBytes();
        }
        return from;
    }

    private static int firstWith(List<DayIndex> indexes, Set<String> paths) {
        for (int i = 0; i < indexes.size(); i++) {
            if (indexes.get(i).files().stream().anyMatch(file -> paths.contains(file.path()))) {
                return i;
            }
        }
        return indexes.size();
    }
}
