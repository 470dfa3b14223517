package io.weir.bench.flood;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

    static FloodOptions parse(String... arguments) {
        Map<String, String> values = new TreeMap<>(DEFAULTS);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !name.startsWith("--") || !values.containsKey(name.substring(2))) {
                throw new IllegalArgumentException(
                        argument + ": expected one of --" + String.join("= --", DEFAULTS.keySet()));
            }
            values.put(name.substring(2), argument.substring(equals + 1));
        }
        return of(values);
    }

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

    private static FloodOptions of(Map<String, String> values) {
        return new FloodOptions(
                split(values, "protocols").stream()
                        .map(name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                Integer.parseInt(text(values, "flows")),
                Double.parseDouble(text(values, "rate")),
                split(values, "stairs").stream().map(Double::valueOf).toList(),
                Integer.parseInt(text(values, "warm-seconds")),
                Integer.parseInt(text(values, "stair-seconds")),
                Integer.parseInt(text(values, "hold-seconds")),
                Long.parseLong(text(values, "seed")),
                Integer.parseInt(text(values, "port")),
                Path.of(text(values, "folder")).toAbsolutePath(),
                List.of(text(values, "weir").split(" ")),
                Integer.parseInt(text(values, "commit-seconds")),
                text(values, "java-options"),
                Boolean.parseBoolean(text(values, "nfcapd")));
    }

    private static List<String> split(Map<String, String> values, String name) {
        return Arrays.stream(text(values, name).split(","))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }
}
