package io.weir.bench.profile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
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
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--")
                    || equals < 0
                    || !values.containsKey(argument.substring(2, equals))) {
                throw new IllegalArgumentException(
                        argument
                                + ": expected one of --"
                                + String.join("= --", DEFAULTS.keySet())
                                + "=");
            }
            values.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new ProfileOptions(
                values.getOrDefault("repository", ""),
                Long.parseLong(values.getOrDefault("flows", "")),
                Integer.parseInt(values.getOrDefault("hours", "")),
                Long.parseLong(values.getOrDefault("seed", "")),
                Path.of(values.getOrDefault("folder", "")).toAbsolutePath(),
                Integer.parseInt(values.getOrDefault("rounds", "")),
                Arrays.stream(values.getOrDefault("only", "").split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }
}
