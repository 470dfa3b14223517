package io.weir.bench.process;

import io.weir.bench.flood.CollectorProcess;
import io.weir.bench.flood.Nfcapd;
import io.weir.bench.mix.MonthMix;
import java.io.IOException;
import java.nio.file.Path;

/** The flows of a month as nfcapd stores them. */
public final class NfdumpFiles {
    private static final int PORT = 29_956;

    private NfdumpFiles() {}

    /**
     * Has nfcapd write the files.
     *
     * @param folder a new one, for the files and for what nfcapd says
     * @throws IOException also if nfcapd has not as many flows as were sent
     */
    public static void make(Path folder, MonthMix month) throws IOException {
        Nfcapd nfcapd = new Nfcapd();
        long sent;
        try (CollectorProcess collector =
                        CollectorProcess.start(nfcapd.command(folder, PORT), folder, PORT, "");
                Feed feed = new Feed(month, collector, PORT)) {
            sent = feed.sendAll();
            collector.stop();
        }
        long stored = nfcapd.storedFlows(folder);
        if (stored != sent) {
            throw new IOException(
                    folder
                            + ": expected the "
                            + sent
                            + " flows that were sent to nfcapd, got "
                            + stored
                            + "; remove the folder and try again. What nfcapd said is in its log");
        }
    }

    /** The folder that nfdump reads, in the one for which the files were made. */
    public static Path in(Path folder) {
        return Nfcapd.files(folder);
    }
}
