package io.weir.format.repository;

import io.weir.format.CorruptFileException;
import io.weir.format.DataFile;
import io.weir.format.index.DayIndex;
import io.weir.format.index.Head;
import io.weir.format.index.Head.Reference;
import io.weir.format.index.ImportList;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads heads and what they name, each checked. Safe between threads. */
final class CommittedFiles {
    private final RepositoryFolder folder;

    /** The last indexes of each day that were read; queries mostly ask for the same ones again. */
    private final ConcurrentMap<LocalDate, SoftReference<List<DayIndex>>> recent =
            new ConcurrentHashMap<>();

    CommittedFiles(RepositoryFolder folder) {
        this.folder = folder;
    }

    /** The current head; the empty one where nothing was ever committed. */
    Head head() throws IOException {
        Path file = folder.head();
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            if (hasDays()) {
                throw missing(file, "a head, since there are days beside it");
            }
            return Head.EMPTY;
        }
        return Head.decode(file, content);
    }

    /** The indexes of a day that the head names, oldest first. */
    List<DayIndex> indexes(Head head, LocalDate day) throws IOException {
        List<DayIndex> indexes = indexes(day, head.indexes(day));
        recent.put(day, new SoftReference<>(indexes));
        return indexes;
    }

    /** Some indexes of a day. */
    List<DayIndex> indexes(LocalDate day, List<Reference> references) throws IOException {
        SoftReference<List<DayIndex>> known = recent.get(day);
        List<DayIndex> before = known == null ? null : known.get();
        List<DayIndex> indexes = new ArrayList<>();
        for (Reference each : references) {
            DayIndex index = before == null ? null : find(before, each.generation());
            indexes.add(index == null ? index(day, each) : index);
        }
        return indexes;
    }

    /** The files of a day, by hour, then generation, then number. */
    List<DataFile> files(Head head, LocalDate day) throws IOException {
        List<DayIndex> indexes = indexes(head, day);
        if (indexes.size() == 1) {
            return indexes.get(0).files();
        }
        List<DataFile> files = new ArrayList<>();
        indexes.forEach(index -> files.addAll(index.files()));
        files.sort(DayIndex.ORDER);
        return files;
    }

    private static @Nullable DayIndex find(List<DayIndex> indexes, long generation) {
        for (DayIndex index : indexes) {
            if (index.generation() == generation) {
                return index;
            }
        }
        return null;
    }

    /** The contents that were imported. */
    ImportList imports(Head head) throws IOException {
        Reference reference = head.imports();
        if (reference == null) {
            return ImportList.EMPTY;
        }
        Path file = folder.imports(reference.generation());
        return ImportList.decode(file, read(file, reference));
    }

    /** What the decoders had learned; empty where there is nothing. */
    byte[] decoder(Head head) throws IOException {
        Reference reference = head.decoder();
        return reference == null
                ? new byte[0]
                : read(folder.decoder(reference.generation()), reference);
    }

    /** Reads one index of a day. */
    DayIndex index(LocalDate day, Reference reference) throws IOException {
        Path file = folder.index(day, reference.generation());
        DayIndex index = DayIndex.decode(file, read(file, reference));
        if (!index.day().equals(day) || index.generation() != reference.generation()) {
            String expected = "day " + day + ", generation " + reference.generation();
            String got = "day " + index.day() + ", generation " + index.generation();
            throw new CorruptFileException(file, "start", "expected " + expected + ", got " + got);
        }
        return index;
    }

    private static byte[] read(Path file, Reference reference) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw missing(file, "a file that the head names");
        }
        reference.check(file, content);
        return content;
    }

    private boolean hasDays() throws IOException {
        if (!Files.isDirectory(folder.flows())) {
            return false;
        }
        try (DirectoryStream<Path> days = Files.newDirectoryStream(folder.flows(), "day=*")) {
            return days.iterator().hasNext();
        }
    }

    private static CorruptFileException missing(Path file, String expected) {
        return new CorruptFileException(
                file, "whole file", "expected " + expected + ", got no such file");
    }
}
