package io.weir.collector;

import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;

/**
 * What a collector did since it was started.
 *
 * @param datagrams received
 * @param bytes octets of their payloads
 * @param replayedDatagrams received by an earlier process and decoded by this one
 * @param flows decoded, from both
 * @param malformed datagrams that were refused whole
 * @param unsupported datagrams of protocols that are not decoded
 * @param accounts what the exporters announced by their sequence numbers and what became of it, by
 *     protocol
 * @param lostDatagrams received by an earlier process and lost by damage of the spool
 * @param kernelDrops datagrams that the kernel dropped for a full receive buffer; empty where it
 *     does not tell
 * @param committedFlows rows that are committed
 * @param commits commits
 * @param parts files that they added
 */
public record CollectorStatistics(
        long datagrams,
        long bytes,
        long replayedDatagrams,
        long flows,
        long malformed,
        long unsupported,
        Map<ExportProtocol, StreamCounts> accounts,
        long lostDatagrams,
        OptionalLong kernelDrops,
        long committedFlows,
        long commits,
        long parts) {
    /** Copies the accounts, in the order of the protocols. */
    public CollectorStatistics {
        accounts = Collections.unmodifiableMap(new EnumMap<>(accounts));
    }

    /** One line for people; zeros that mean "all is well" are left out, except for losses. */
    public String summary() {
        StringJoiner text = new StringJoiner(", ");
        text.add(count(datagrams, "datagram") + " (" + bytes + " bytes) received");
        addIf(text, replayedDatagrams, "replayed from the spool");
        text.add(count(committedFlows, "flow") + " committed in " + count(parts, "file"));
        text.add(malformed + " malformed");
        text.add(unsupported + " unsupported");
        accounts.forEach((protocol, counts) -> addAccount(text, protocol, counts));
        text.add(
                (kernelDrops.isPresent() ? Long.toString(kernelDrops.getAsLong()) : "unknown")
                        + " dropped by the kernel");
        addIf(text, total(StreamCounts::restarts), "exporter restarts");
        addIf(text, lostDatagrams, "lost by damage of the spool");
        return text.toString();
    }

    /** The sum over all protocols. */
    public long total(ToLongFunction<StreamCounts> count) {
        return accounts.values().stream().mapToLong(count).sum();
    }

    private static void addAccount(
            StringJoiner text, ExportProtocol protocol, StreamCounts counts) {
        if (counts.datagrams() == 0) {
            return;
        }
        String what = protocol.title() + " " + protocol.unit().text();
        text.add(counts.lost() + " of " + counts.announced() + " " + what + " missing by sequence");
        addIf(text, counts.duplicate(), "duplicate " + what);
        addIf(text, counts.undecodable(), what + " without a template");
        addIf(text, counts.uncertain(), what + " without a template or missing");
    }

    private static void addIf(StringJoiner text, long count, String what) {
        if (count > 0) {
            text.add(count + " " + what);
        }
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
