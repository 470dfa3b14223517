package io.weir.collector.importer;

import io.weir.collector.capture.IpfixFileReader;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the messages of one IPFIX file. Not thread-safe. */
final class IpfixFileImport implements RowSource {
    private final IpfixFileReader reader;
    private final DatagramDecoder decoder;
    private long malformed;
    private @Nullable String firstMalformed;

    IpfixFileImport(IpfixFileReader reader, DatagramDecoder decoder) {
        this.reader = reader;
        this.decoder = decoder;
    }

    @Override
    public boolean next(FlowBatch out) throws IOException {
        Datagram message = reader.next();
        if (message == null) {
            return false;
        }
        int first = out.rows();
        DecodeResult result = decoder.decode(message, out);
        for (int row = first; row < out.rows(); row++) {
            forgetSender(out, row);
        }
        if (result instanceof DecodeResult.Malformed bad) {
            malformed++;
            if (firstMalformed == null) {
                firstMalformed = "message " + reader.messages() + ": " + bad.reason();
            }
        }
        return true;
    }

    /** A file has no sender; an exporter's address in the record stays. */
    private static void forgetSender(FlowBatch out, int row) {
        if (out.getHigh(FlowColumn.EXPORTER_ADDR, row) == 0
                && out.getLong(FlowColumn.EXPORTER_ADDR, row) == 0) {
            out.clear(FlowColumn.EXPORTER_ADDR, row);
        }
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public ImportResult result(String file, long flows) {
        List<String> notes = new ArrayList<>();
        String damage = reader.damage();
        if (damage != null) {
            notes.add(damage + "; the whole messages before that were read");
        }
        if (malformed > 0) {
            notes.add(
                    malformed
                            + (malformed == 1 ? " malformed message" : " malformed messages")
                            + " refused, the first: "
                            + firstMalformed);
        }
        long decoded = reader.messages() - malformed;
        return new ImportResult(
                file, "ipfix", flows, decoded, malformed, 0, 0, 0, null, damage, notes);
    }
}
