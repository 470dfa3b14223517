package io.weir.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a URL and its properties ask for.
 *
 * @param url the URL without user and password
 * @param repository the repository's folder
 * @param countryDatabase a country database for {@code geo_country}; null for the repository's own
 * @param queryTimeout time limit of each statement until it sets its own; zero for none
 * @param maxRows rows of each result until the statement sets its own; 0 for all
 * @param maxMemory bytes that the groups of a statement may take; 0 for a quarter of the heap
 * @param credentials whether a user or a password was given, which have no use here
 */
record ConnectionSettings(
        String url,
        Path repository,
        @Nullable Path countryDatabase,
        Duration queryTimeout,
        long maxRows,
        long maxMemory,
        boolean credentials) {}
