package io.weir.sql;

import io.weir.format.repository.Repository;
import io.weir.sql.plan.FlowPlanner;
import io.weir.sql.run.Surroundings;
import java.io.IOException;
import java.nio.file.Path;

/** Opens repositories for queries. */
public final class FlowDatabases {
    private FlowDatabases() {}

    /**
     * Opens an existing repository; nothing of it is read or changed yet.
     *
     * @throws FlowSqlException 08001 if it is none, or if its weir.toml or a database that it names
     *     is wrong
     */
    public static FlowDatabase open(Path repository, DatabaseOptions options)
            throws FlowSqlException {
        try {
            Repository opened = Repository.open(repository);
            return new RepositoryDatabase(
                    opened,
                    Surroundings.open(opened, options.countryDatabase()),
                    new FlowPlanner());
        } catch (IOException e) {
            throw new FlowSqlException(
                    FlowErrorCode.CANNOT_OPEN, String.valueOf(e.getMessage()), e);
        }
    }
}
