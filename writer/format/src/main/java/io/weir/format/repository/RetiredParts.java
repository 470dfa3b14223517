package io.weir.format.repository;

import io.weir.format.HourPartition;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** Parts that were replaced and wait in {@code retired/} for their time of grace to end. */
final class RetiredParts {
    private RetiredParts() {}

    /**
     * Deletes the parts that were moved there before a time, and the folders that are empty then.
     * Under the commit lock, so that nobody moves a part into a folder that is being removed.
     *
     * @return how many parts
     */
    static int removeOld(RepositoryFolder folder, Instant before) throws IOException {
        int removed = 0;
        for (LocalDate day : RepositoryFolder.days(folder.retired())) {
            Path dayFolder = folder.retiredDay(day);
            for (HourPartition hour : RepositoryFolder.hours(dayFolder, day)) {
                for (Path part : RepositoryFolder.parts(folder.retiredHour(hour))) {
                    if (isOlder(part, before) && Files.deleteIfExists(part)) {
                        removed++;
                    }
                }
            }
            removeEmptyFolders(dayFolder);
        }
        return removed;
    }

    /** Bytes of the parts that wait. */
    static long sizeBytes(RepositoryFolder folder) throws IOException {
        long bytes = 0;
        for (LocalDate day : RepositoryFolder.days(folder.retired())) {
            for (HourPartition hour : RepositoryFolder.hours(folder.retiredDay(day), day)) {
                for (Path part : RepositoryFolder.parts(folder.retiredHour(hour))) {
                    bytes += sizeOrZero(part);
                }
            }
        }
        return bytes;
    }

    /** Whether a file was retired before a time; not if it is gone. */
    static boolean isOlder(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Removes a day's folder and those of its hours, as far as they are empty. */
    static void removeEmptyFolders(Path day) throws IOException {
        try (DirectoryStream<Path> hours = Files.newDirectoryStream(day, "hour=*")) {
            for (Path hour : hours) {
                removeIfEmpty(hour);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        removeIfEmpty(day);
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // something is in it still
        }
    }

    private static long sizeOrZero(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
