package io.weir.sql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a repository is opened.
 *
 * @param countryDatabase a country database in MaxMind's format; null for the one that weir.toml
 *     names, else the one that Weir ships
 */
public record DatabaseOptions(@Nullable Path countryDatabase) {
    /** What weir.toml says. */
    public static DatabaseOptions defaults() {
        return new DatabaseOptions(null);
    }
}
