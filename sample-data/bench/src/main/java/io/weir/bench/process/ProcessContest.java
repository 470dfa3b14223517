package io.weir.bench.process;

import io.weir.bench.report.Comparison;
import io.weir.bench.report.ComparisonTable;
import io.weir.bench.report.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks Weir and nfdump the same, each time by a process of its own. Not thread-safe.
 *
 * @param weir what starts Weir
 * @param repository that Weir reads
 * @param files the folder that nfdump reads
 * @param rounds how often each is asked, after one round that does not count
 * @param only names of questions; all if empty
 */
public record ProcessContest(
        List<String> weir, Path repository, Path files, int rounds, List<String> only) {
    /** Asks, and adds what comes out to a table. */
    public void run(ComparisonTable table, PrintStream out) throws IOException {
        for (ProcessQuestion question : ProcessSuite.all()) {
            if (only.isEmpty() || only.contains(question.name())) {
                table.add(ask(question, out));
            }
        }
        table.end();
    }

    private Comparison ask(ProcessQuestion question, PrintStream out) throws IOException {
        List<String> ours = weirRows(runWeir(question).output());
        List<String> theirs = question.form().rows(runNfdump(question).output());
        List<Long> weirNanos = new ArrayList<>();
        List<Long> nfdumpNanos = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            weirNanos.add(runWeir(question).nanos());
            nfdumpNanos.add(runNfdump(question).nanos());
        }
        boolean agree = Agreement.of(ours, theirs, question.order());
        if (!agree) {
            out.println(question.name() + ": weir " + ours + " nfdump " + theirs);
        }
        return new Comparison(
                question.name(),
                ours.size(),
                new Rounds(weirNanos),
                new Rounds(nfdumpNanos),
                agree);
    }

    private static List<String> weirRows(String csv) {
        return csv.lines().map(line -> line.replace(',', '|')).toList();
    }

    private WholeProcess runWeir(ProcessQuestion question) throws IOException {
        List<String> command = new ArrayList<>(weir);
        command.addAll(List.of(repository.toString(), "-F", "csv-noheader", "-c", question.sql()));
        return WholeProcess.run(command, Map.of());
    }

    private WholeProcess runNfdump(ProcessQuestion question) throws IOException {
        List<String> command = new ArrayList<>(List.of("nfdump", "-R", files.toString()));
        command.addAll(question.form().options());
        command.addAll(question.nfdump());
        return WholeProcess.run(command, Map.of());
    }
}
