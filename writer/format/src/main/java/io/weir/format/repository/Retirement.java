package io.weir.format.repository;

import io.weir.format.HourPartition;
import io.weir.format.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what was replaced for the readers that need it still. The time of a file's last change says
 * since when, so it is set before the file is moved. Under the commit lock; one use.
 */
final class Retirement {
    private final RepositoryFolder folder;
    private final Clock clock;
    private final Set<Path> changed = new TreeSet<>();

    Retirement(RepositoryFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Begins the time of grace of a file that stays where it is; there may be none. */
    void touch(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException e) {
            return; // damage that is being repaired
        }
    }

    /** Moves a part of an hour to {@code retired/}; there may be none. */
    void move(HourPartition hour, Path part) throws IOException {
        Path target = folder.retiredHour(hour);
        DurableFiles.createFolder(folder.retired());
        DurableFiles.createFolder(folder.retiredDay(hour.day()));
        DurableFiles.createFolder(target);
        touch(part);
        try {
            DurableFiles.rename(part, target.resolve(part.getFileName()));
        } catch (NoSuchFileException e) {
            return; // somebody deleted it
        }
        changed.add(target);
        changed.add(folder.retiredDay(hour.day()));
        changed.add(folder.hour(hour));
    }

    /** Makes the moves survive a power cut. */
    void force() throws IOException {
        for (Path each : changed) {
            DurableFiles.forceFolder(each);
        }
        if (!changed.isEmpty()) {
            DurableFiles.forceFolder(folder.retired());
            DurableFiles.forceFolder(folder.root());
        }
    }
}
