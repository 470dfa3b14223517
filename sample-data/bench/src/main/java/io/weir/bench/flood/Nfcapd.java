package io.weir.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** nfdump's {@code nfcapd -y}, which compresses with LZ4. */
public record Nfcapd() implements Contender {
    private static final Pattern FLOWS = Pattern.compile("(?m)^Flows: (\\d+)$");

    /** Whether it is installed. */
    public static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/nfcapd"));
    }

    @Override
    public String name() {
        return "nfcapd -y";
    }

    @Override
    public boolean takes(Protocol protocol) {
        return protocol != Protocol.SFLOW;
    }

    @Override
    public List<String> command(Path folder, int port) throws IOException {
        String files = Files.createDirectories(files(folder)).toString();
        return List.of(
                "nfcapd",
                "-y",
                "-w",
                files,
                "-p",
                "" + port,
                "-b",
                "127.0.0.1",
                "-B",
                "4194304",
                "-t",
                "60");
    }

    /** Where it stores flows. */
    public static Path files(Path folder) {
        return folder.resolve("files");
    }

    @Override
    public String javaOptions(Path folder) {
        return "";
    }

    /** It does not tell; it stores the rest when it ends. */
    @Override
    public void awaitStored(Path folder, long datagrams) {}

    @Override
    public long storedFlows(Path folder) throws IOException {
        String told = Programs.output(List.of("nfdump", "-R", files(folder).toString(), "-I"));
        Matcher flows = FLOWS.matcher(told);
        if (!flows.find()) {
            throw new IOException("no count of flows in: " + told);
        }
        return Long.parseLong(flows.group(1));
    }

    @Override
    public long storedBytes(Path folder) throws IOException {
        return Programs.bytes(files(folder), name -> name.startsWith("nfcapd."));
    }

    @Override
    public List<String> compaction(Path folder) {
        return List.of();
    }

    @Override
    public long peakHeapMebibytes(Path folder) {
        return 0;
    }
}
