package io.weir.format.repository;

import io.weir.format.config.RepositoryConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A repository folder. Safe between threads and processes: readers pin a {@link Snapshot}, writers
 * make a {@link Commit}, and the collector holds a {@link CollectorLock} as well.
 */
public final class Repository {
    private final RepositoryFolder folder;
    private final RepositoryConfig config;

    private Repository(RepositoryFolder folder, RepositoryConfig config) {
        this.folder = folder;
        this.config = config;
    }

    /**
     * Opens a repository.
     *
     * @throws RepositoryException if the folder is none
     * @throws io.weir.format.config.ConfigException if its weir.toml is wrong
     */
    public static Repository open(Path root) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a repository and makes it if the folder is missing or empty.
     *
     * @throws RepositoryException if the folder holds something else
     * @throws io.weir.format.config.ConfigException if its weir.toml is wrong
     */
    public static Repository openOrCreate(Path root) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The folder, absolute, without symbolic links. */
    public Path root() {
        return folder.root();
    }

    /** What weir.toml said when the repository was opened. */
    public RepositoryConfig config() {
        return config;
    }

    /**
     * Pins what is committed now. The files stay readable for an hour after they were replaced.
     *
     * @throws io.weir.format.CorruptFileException if the head is damaged
     */
    public Snapshot snapshot() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Becomes the one collector of this repository, with a new writer epoch.
     *
     * @throws RepositoryException if there is one already; the message names its process
     */
    public CollectorLock collectorLock() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Begins a commit. Any number may be open at a time, here and in other processes. */
    public Commit beginCommit() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes what dead writers left: parts and indexes that no head names, and temporary files of
     * processes that have ended. Never touches what a live import is about to commit.
     */
    public Cleanup removeUncommitted() throws IOException {
        throw new UnsupportedOperationException();
    }
}
