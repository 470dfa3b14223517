package io.weir.format.repository;

import io.weir.format.DataFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What was done for a day with a damaged index.
 *
 * @param day the day
 * @param found the parts that are in the index again; their pages are sound
 * @param quarantined damaged parts, where they are now: their flows are lost
 */
public record IndexRepair(LocalDate day, List<DataFile> found, List<Path> quarantined) {
    /** Copies the lists. */
    public IndexRepair {
        found = List.copyOf(found);
        quarantined = List.copyOf(quarantined);
    }
}
