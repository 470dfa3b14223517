package io.weir.sample;

import java.nio.file.Path;

/** Where the sample data lie: Maven runs tests in the module's folder. */
final class SampleFiles {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private SampleFiles() {}

    static Path recording(String name) {
        return MODULE.resolve("recordings").resolve(name);
    }

    static Path sql() {
        return MODULE.resolve("sql");
    }

    static Path question(String name) {
        return sql().resolve(name + ".sql");
    }
}
