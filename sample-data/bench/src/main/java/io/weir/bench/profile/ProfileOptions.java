package io.weir.bench.profile;

import io.weir.bench.options.NamedValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run, from {@code --name=value} arguments.
 *
 * @param repository whose flows are written again; empty: flows of the mix
 * @param flows of the mix
 * @param hours over which they are spread
 * @param seed of the mix
 * @param folder where repositories are made
 * @param rounds how often each question is asked of each
 * @param only names of variants; all if empty
 */
record ProfileOptions(
        String repository,
        long flows,
        int hours,
        long seed,
        Path folder,
        int rounds,
        List<String> only) {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "repository", "",
                    "flows", "6000000",
                    "hours", "6",
                    "seed", "20261122",
                    "folder", "target/profile",
                    "rounds", "7",
                    "only", "");

    static ProfileOptions parse(String... arguments) {
        NamedValues values = NamedValues.parse(DEFAULTS, arguments);
        return new ProfileOptions(
                values.text("repository"),
                values.wholeNumber("flows"),
                values.count("hours"),
                values.wholeNumber("seed"),
                values.path("folder"),
                values.count("rounds"),
                values.list("only"));
    }
}
