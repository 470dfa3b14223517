package io.weir.bench.query;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run, from {@code --name=value} arguments.
 *
 * @param flows of the repository, where it has to be made
 * @param hours over which they are spread
 * @param seed of the mix
 * @param folder where the repository is, or is made
 * @param rounds how often each question is asked of each, after one round that does not count
 * @param threads of DuckDB
 * @param only names of questions; all if empty
 * @param weir what starts Weir
 * @param nfdump whether whole processes are compared with nfdump
 * @param starts how often each start of Weir is measured
 */
record QueryOptions(
        long flows,
        int hours,
        long seed,
        Path folder,
        int rounds,
        int threads,
        List<String> only,
        List<String> weir,
        boolean nfdump,
        int starts) {
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "flows", "20000000",
                    "hours", "720",
                    "seed", "20261122",
                    "folder", "target/query",
                    "rounds", "5",
                    "threads", String.valueOf(Runtime.getRuntime().availableProcessors()),
                    "only", "",
                    "weir", "./weir",
                    "nfdump", "false",
                    "starts", "20");

    static QueryOptions parse(String... arguments) {
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
        return new QueryOptions(
                Long.parseLong(values.getOrDefault("flows", "")),
                Integer.parseInt(values.getOrDefault("hours", "")),
                Long.parseLong(values.getOrDefault("seed", "")),
                Path.of(values.getOrDefault("folder", "")).toAbsolutePath(),
                Integer.parseInt(values.getOrDefault("rounds", "")),
                Integer.parseInt(values.getOrDefault("threads", "")),
                list(values.getOrDefault("only", ""), ","),
                list(values.getOrDefault("weir", ""), " "),
                Boolean.parseBoolean(values.getOrDefault("nfdump", "")),
                Integer.parseInt(values.getOrDefault("starts", "")));
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator)).filter(part -> !part.isEmpty()).toList();
    }
}
