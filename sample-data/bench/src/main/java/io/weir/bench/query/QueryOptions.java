package io.weir.bench.query;

import io.weir.bench.options.NamedValues;
import java.nio.file.Path;
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
        NamedValues values = NamedValues.parse(DEFAULTS, arguments);
        return new QueryOptions(
                values.wholeNumber("flows"),
                values.count("hours"),
                values.wholeNumber("seed"),
                values.path("folder"),
                values.count("rounds"),
                values.count("threads"),
                values.list("only"),
                values.words("weir"),
                values.isTrue("nfdump"),
                values.count("starts"));
    }
}
