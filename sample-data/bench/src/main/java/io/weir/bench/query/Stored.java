package io.weir.bench.query;

import io.weir.bench.flood.Programs;
import io.weir.bench.mix.MonthMix;
import io.weir.bench.process.NfdumpFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flows that are asked about, as each program stores them; made once. */
final class Stored {
    private static final String JAVA = String.valueOf(Runtime.version().feature());

    private final QueryOptions options;
    private final PrintStream out;
    private final String name;

    Stored(QueryOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        name = options.flows() + "-" + options.hours() + "-" + options.seed();
    }

    /** Weir's repository, compacted. */
    Path repository() throws IOException {
        return once("flows-" + name, this::makeRepository);
    }

    /** The folder that nfdump reads; of the same flows as the repository. */
    Path nfdumpFiles() throws IOException {
        String folder = "nfcapd-" + name;
        String ofRepository = javaThatMade("flows-" + name);
        String ofFiles = javaThatMade(folder);
        if (!ofRepository.equals(ofFiles)) {
            throw new IOException(
                    options.folder()
                            + ": flows-"
                            + name
                            + " is of Java "
                            + ofRepository
                            + ", and "
                            + folder
                            + " of Java "
                            + ofFiles
                            + ", whose random numbers differ; use the one version, or remove both");
        }
        return NfdumpFiles.in(once(folder, made -> NfdumpFiles.make(made, month())));
    }

    /** Its mark tells; what is not there yet, this one will make. */
    private String javaThatMade(String folder) throws IOException {
        Path mark = mark(folder);
        String told = Files.exists(mark) ? Files.readString(mark) : "";
        return told.isEmpty() ? JAVA : told;
    }

    private Path mark(String folder) {
        return options.folder().resolve(folder + ".made");
    }

    private void makeRepository(Path repository) throws IOException {
        Month.make(repository, month());
        List<String> command = new ArrayList<>(options.weir());
        command.addAll(List.of("compact", repository.toString()));
        Programs.output(command);
    }

    private MonthMix month() {
        return new MonthMix(options.flows(), options.hours(), options.seed());
    }

    private Path once(String folder, Maker maker) throws IOException {
        Path made = options.folder().resolve(folder);
        Path mark = mark(folder);
        if (!Files.exists(mark)) {
            out.println("making " + made + " (once)");
            Files.createDirectories(options.folder());
            maker.make(made);
            Files.writeString(mark, JAVA);
        }
        return made;
    }

    private interface Maker {
        void make(Path folder) throws IOException;
    }
}
