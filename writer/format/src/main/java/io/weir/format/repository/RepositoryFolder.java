package io.weir.format.repository;

import java.nio.file.Path;

/** The names in a repository folder. */
record RepositoryFolder(Path root) {}
