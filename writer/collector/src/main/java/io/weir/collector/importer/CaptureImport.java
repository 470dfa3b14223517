package io.weir.collector.importer;

import io.weir.collector.capture.CaptureCounts;
import io.weir.collector.capture.DatagramReader;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.format.FlowBatch;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the export datagrams of one capture. Not thread-safe. */
final class CaptureImport implements RowSource {
    /** What the decoder of this build knows, for messages. */
    static final String DECODED = "NetFlow v5, v9, IPFIX and sFlow v5";

    private static final int VERSION_OCTETS = 2;

    private final DatagramReader reader;
    private final DatagramDecoder decoder;
    private final OtherDatagrams others = new OtherDatagrams();
    private long datagrams;
    private long duplicates;
    private long malformed;
    private @Nullable String firstMalformed;

    CaptureImport(DatagramReader reader, DatagramDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    @Override
    public boolean next(FlowBatch out) throws IOException {
        Datagram datagram = reader.next();
        if (datagram == null) {
            return false;
        }
        if (datagram.payload().remaining() < VERSION_OCTETS) {
            others.add(datagram.payload());
            return true;
        }
        DecodeResult result = decoder.decode(datagram, out);
        if (result instanceof DecodeResult.Decoded) {
            datagrams++;
        } else if (result instanceof DecodeResult.Duplicate) {
            datagrams++;
            duplicates++;
        } else if (result instanceof DecodeResult.Malformed bad) {
            malformed++;
            if (firstMalformed == null) {
                firstMalformed = "packet " + reader.packetNumber() + ": " + bad.reason();
            }
        } else {
            others.add(datagram.payload());
        }
        return true;
    }

    @Override
    public StatsRows interfaceCounters() {
        return decoder.interfaceCounters();
    }

    @Override
    public ImportResult result(String file, long flows) {
        return new ImportResult(
                file,
                "capture",
                flows,
                datagrams,
                malformed,
                others.exportTotal(),
                others.noExport(),
                0,
                reader.counts(),
                reader.damage(),
                notes());
    }

    @Override
    public @Nullable String problem() {
        CaptureCounts counts = reader.counts();
        long unknown = counts.unknownLinks().values().stream().mapToLong(n -> n).sum();
        if (unknown == 0 || unknown < counts.packets()) {
            return null;
        }
        return "no packet can be read: expected a link type of "
                + CaptureCounts.understoodLinks()
                + ", got "
                + counts.unknownLinks().keySet();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        String damage = reader.damage();
        if (damage != null) {
            notes.add(damage + "; the whole packets before that were read");
        }
        for (Map.Entry<String, Long> export : others.exports().entrySet()) {
            notes.add(
                    count(export.getValue(), "datagram")
                            + " of "
                            + export.getKey()
                            + " not imported: this build decodes "
                            + DECODED);
        }
        int counters = decoder.interfaceCounters().size();
        if (counters > 0) {
            notes.add(count(counters, "row") + " of interface_counters imported");
        }
        if (malformed > 0) {
            notes.add(
                    count(malformed, "malformed datagram")
                            + " refused, the first in "
                            + firstMalformed);
        }
        add(notes, duplicates, "datagram", "passed over: the same datagram came before");
        add(notes, others.noExport(), "UDP datagram", "passed over: no flow export");
        CaptureCounts counts = reader.counts();
        add(notes, counts.cut(), "packet", "not read: the capture kept only their first bytes");
        add(notes, counts.malformed(), "malformed packet", "not read");
        add(notes, counts.lostDatagrams(), "fragmented datagram", "not read: a part is missing");
        add(
                notes,
                counts.timeless(),
                "packet",
                "without a time: --at or the file's time was taken");
        add(notes, counts.notUdp(), "packet", "passed over: not UDP");
        counts.unknownLinks()
                .forEach((link, n) -> add(notes, n, "packet", "not read: link type " + link));
        return notes;
    }

    private static void add(List<String> notes, long number, String what, String became) {
        if (number > 0) {
            notes.add(count(number, what) + " " + became);
        }
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
