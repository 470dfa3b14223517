package io.weir.collector.importer;

/**
 * Hears how far an import is, about once a MiB and at the end of a file. What it throws ends the
 * import, and nothing of the file is in the repository then.
 */
@FunctionalInterface
public interface ImportProgress {
    /** Listens to nothing. */
    ImportProgress NONE = (file, bytesDone, bytesTotal, flows) -> {};

    /**
     * @param file as the user wrote it
     * @param bytesDone bytes of the file that were read
     * @param bytesTotal its length
     * @param flows flows found so far; none of them is committed yet
     */
    void at(String file, long bytesDone, long bytesTotal, long flows);
}
