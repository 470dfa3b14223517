package io.weir.collector.importer;

import io.weir.collector.capture.CaptureCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file. It is one commit, or none if it held no flow and no counters.
 *
 * @param file as the user wrote it
 * @param kind what it was: {@code capture}, {@code cisco}, {@code nfdump csv} and so on
 * @param flows rows committed
 * @param datagrams export datagrams that gave them; 0 for a flow table
 * @param malformed datagrams refused as damaged
 * @param unsupported export datagrams of protocols that this build does not decode
 * @param otherDatagrams UDP datagrams that are no flow export
 * @param refusedLines lines of flow tables that are no row
 * @param packets what the packets of a capture were; null for a flow table
 * @param damage where and why a capture ended before its end; null if it is whole
 * @param notes all that a user should know beside the number of flows, a sentence each
 */
public record ImportResult(
        String file,
        String kind,
        long flows,
        long datagrams,
        long malformed,
        long unsupported,
        long otherDatagrams,
        long refusedLines,
        @Nullable CaptureCounts packets,
        @Nullable String damage,
        List<String> notes) {
    /** Copies the list. */
    public ImportResult {
        notes = List.copyOf(notes);
    }
}
