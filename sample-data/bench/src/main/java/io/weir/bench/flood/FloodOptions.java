package io.weir.bench.flood;

import io.weir.bench.options.NamedValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What to run, from {@code --name=value} arguments.
 *
 * @param protocols which, in order
 * @param flows of the run at a fixed rate
 * @param rate flows a second of that run
 * @param stairs flows a second to try one after the other, until one is not sustained
 * @param warmSeconds how long, gently, before each
 * @param stairSeconds how long each
 * @param holdSeconds how long the highest that held is held again
 * @param seed of the mix
 * @param port where the collectors listen
 * @param folder for everything that the run leaves; emptied before each collector
 * @param launcher what starts Weir
 * @param commitSeconds how often Weir commits
 * @param javaOptions more options for Weir's JVM
 * @param nfcapd whether it takes part
 */
record FloodOptions(
        List<Protocol> protocols,
        int flows,
        double rate,
        List<Double> stairs,
        int warmSeconds,
        int stairSeconds,
        int holdSeconds,
        long seed,
        int port,
        Path folder,
        List<String> launcher,
        int commitSeconds,
        String javaOptions,
        boolean nfcapd) {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("protocols", "v5"),
                    Map.entry("flows", "3000000"),
                    Map.entry("rate", "60000"),
                    Map.entry("stairs", "100000,150000,200000,250000,300000,400000"),
                    Map.entry("warm-seconds", "20"),
                    Map.entry("stair-seconds", "15"),
                    Map.entry("hold-seconds", "60"),
                    Map.entry("seed", "20261122"),
                    Map.entry("port", "29955"),
                    Map.entry("folder", "target/flood"),
                    Map.entry("weir", "./weir"),
                    Map.entry("commit-seconds", "10"),
                    Map.entry("java-options", ""),
                    Map.entry("nfcapd", "true"));

    static FloodOptions parse(String... arguments) {
        NamedValues values = NamedValues.parse(DEFAULTS, arguments);
        return new FloodOptions(
                values.list(
                        "protocols",
                        "v5, v9, ipfix or sflow",
                        name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT))),
                values.count("flows"),
                values.number("rate"),
                values.list("stairs", "numbers", Double::valueOf),
                values.count("warm-seconds"),
                values.count("stair-seconds"),
                values.count("hold-seconds"),
                values.wholeNumber("seed"),
                values.count("port"),
                values.path("folder"),
                values.words("weir"),
                values.count("commit-seconds"),
                values.text("java-options"),
                values.isTrue("nfcapd"));
    }
}
