package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code weir collect}.
 *
 * @param launcher the command that starts Weir
 * @param commitSeconds how often it commits
 * @param extraOptions more options for the collector's JVM
 */
record Weir(List<String> launcher, int commitSeconds, String extraOptions) implements Contender {
    private static final long STORED_SECONDS = 120;
    private static final Pattern SPOOL = Pattern.compile("(?m)^spool (\\d+)$");
    private static final Pattern PAUSE = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    @Override
    public String name() {
        return "weir";
    }

    @Override
    public boolean takes(Protocol protocol) {
        return true;
    }

    @Override
    public List<String> command(Path folder, int port) throws IOException {
        Files.createDirectories(Path.of(repository(folder)));
        Files.writeString(
                Path.of(repository(folder), "weir.toml"),
                "[collector]\ncommit_interval_seconds = " + commitSeconds + "\n");
        return run("collect", repository(folder), "--listen", "udp://127.0.0.1:" + port);
    }

    private List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        return command;
    }

    private static String repository(Path folder) {
        return folder.resolve("repo").toString();
    }

    @Override
    public String javaOptions(Path folder) {
        return "-Xlog:gc:file=" + folder.resolve("gc.log") + " " + extraOptions;
    }

    /** The head says how many datagrams are in committed parts. */
    @Override
    public void awaitStored(Path folder, long datagrams) throws IOException {
        CollectorProcess.await(
                "datagram " + datagrams + " to be committed, now " + committed(folder),
                STORED_SECONDS,
                () -> committed(folder) >= datagrams);
    }

    private static long committed(Path folder) {
        try {
            String head = Files.readString(Path.of(repository(folder), "flows", "_head"));
            Matcher spool = SPOOL.matcher(head);
            return spool.find() ? Long.parseLong(spool.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public long storedFlows(Path folder) throws IOException {
        List<String> count =
                run(repository(folder), "-F", "csv-noheader", "-c", "SELECT COUNT(*) FROM flows");
        return Long.parseLong(Programs.output(count).strip());
    }

    @Override
    public long storedBytes(Path folder) throws IOException {
        return Programs.bytes(
                Path.of(repository(folder), "flows"), name -> name.endsWith(".parquet"));
    }

    @Override
    public List<String> compaction(Path folder) {
        return run("compact", repository(folder));
    }

    @Override
    public long peakHeapMebibytes(Path folder) throws IOException {
        Path log = folder.resolve("gc.log");
        return Files.exists(log) ? peakHeap(Files.readAllLines(log)) : 0;
    }

    /** The most heap in use before a collection, from the lines of the JVM's log {@code gc}. */
    static long peakHeap(List<String> lines) {
        long peak = 0;
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                peak = Math.max(peak, Long.parseLong(pause.group(1)));
            }
        }
        return peak;
    }
}
