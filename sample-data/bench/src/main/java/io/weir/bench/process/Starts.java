package io.weir.bench.process;

import io.weir.bench.report.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long Weir takes to start, and where the time goes: whole processes that come less far, and
 * further.
 */
public final class Starts {
    private final List<String> weir;
    private final List<StartStage> stages;
    private final List<List<Long>> whole = new ArrayList<>();
    private final List<List<Long>> told = new ArrayList<>();

    private Starts(List<String> weir, List<StartStage> stages) {
        this.weir = weir;
        this.stages = stages;
        for (int i = 0; i < stages.size(); i++) {
            whole.add(new ArrayList<>());
            told.add(new ArrayList<>());
        }
    }

    /**
     * Starts Weir again and again, the stages in turns, and prints the medians.
     *
     * @param weir what starts Weir
     * @param rounds of each stage, after one that does not count; 0 for none at all
     */
    public static List<Start> run(List<String> weir, String repository, int rounds, PrintStream out)
            throws IOException {
        if (rounds == 0) {
            return List.of();
        }
        Starts starts = new Starts(weir, StartStage.all(repository));
        starts.round();
        starts.whole.forEach(List::clear);
        starts.told.forEach(List::clear);
        for (int round = 0; round < rounds; round++) {
            starts.round();
        }
        return starts.print(out);
    }

    /** An array of JSON. */
    public static String json(List<Start> starts) {
        return starts.stream().map(Start::json).collect(Collectors.joining(",\n", "[", "]"));
    }

    private void round() throws IOException {
        for (int i = 0; i < stages.size(); i++) {
            StartStage stage = stages.get(i);
            List<String> command = new ArrayList<>(weir);
            command.addAll(stage.arguments());
            WholeProcess run =
                    WholeProcess.run(command, Map.of("WEIR_JAVA_OPTS", stage.javaOptions()));
            whole.get(i).add(run.nanos());
            told.get(i).add(stage.toldNanos(run.errors()));
        }
    }

    private List<Start> print(PrintStream out) {
        List<Start> starts = new ArrayList<>();
        out.printf("%-16s %12s %12s%n", "start", "process ms", "told ms");
        for (int i = 0; i < stages.size(); i++) {
            Start start =
                    new Start(
                            stages.get(i).name(),
                            new Rounds(whole.get(i)),
                            new Rounds(told.get(i)));
            out.printf(
                    Locale.ROOT,
                    "%-16s %12.0f %12.0f%n",
                    start.stage(),
                    start.whole().millis(),
                    start.told().millis());
            starts.add(start);
        }
        out.println();
        return starts;
    }
}
