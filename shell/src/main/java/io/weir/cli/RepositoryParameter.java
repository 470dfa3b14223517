package io.weir.cli;

import io.weir.format.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The parameter {@code REPO} of a command that works on a repository which is there. */
final class RepositoryParameter {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REPO",
            description = "the repository's folder")
    private @Nullable Path folder;

    /** Opens what the parameter names, else what {@link RepositoryFolder} finds. */
    Repository open() throws IOException {
        return Repository.open(RepositoryFolder.of(folder, System.getenv()));
    }
}
