package io.weir.jdbc;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The properties of the URL and of {@code Properties}: all there are. */
enum WeirProperty {
    /** The repository, where the URL names none. */
    REPOSITORY("repository", "", "Folder of the repository, where the URL has no path"),
    /** A country database. */
    GEO_COUNTRY(
            "geoCountry",
            "",
            "Country database in MaxMind's format for geo_country, instead of the repository's"),
    /** Time limit of statements. */
    QUERY_TIMEOUT(
            "queryTimeout",
            "0",
            "Seconds after which a statement is stopped (SQLTimeoutException); 0 for no limit"),
    /** Row limit of results. */
    MAX_ROWS("maxRows", "0", "Rows after which a result ends; 0 for all"),
    /** Memory limit of statements. */
    MAX_MEMORY(
            "maxMemory",
            "0",
            "MiB that the groups of a statement may take in memory; the rest goes to temporary files; 0 for a quarter of"
                    + " the heap");

    private final String key;
    private final String defaultValue;
    private final String description;

    WeirProperty(String key, String defaultValue, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    String key() {
        return key;
    }

    String defaultValue() {
        return defaultValue;
    }

    String description() {
        return description;
    }

    static Optional<WeirProperty> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    static SQLException unknown(String key) {
        String known =
                Arrays.stream(values()).map(WeirProperty::key).collect(Collectors.joining(", "));
        String guess =
                Arrays.stream(values())
                        .map(WeirProperty::key)
                        .filter(each -> Spelling.isNear(key, each))
                        .findFirst()
                        .map(each -> "; did you mean \"" + each + "\"?")
                        .orElse(".");
        return WeirUrl.refused(
                "Unknown property \""
                        + key
                        + "\""
                        + guess
                        + " Known are "
                        + known
                        + " (user and password are ignored)");
    }

    DriverPropertyInfo info(String value) {
        DriverPropertyInfo info = new DriverPropertyInfo(key, value);
        info.description = description;
        return info;
    }
}
