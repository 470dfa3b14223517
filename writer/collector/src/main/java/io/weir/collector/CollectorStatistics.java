package io.weir.collector;

import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What a collector did since it was started.
 *
 * @param datagrams received
 * @param bytes octets of their payloads
 * @param replayedDatagrams received by an earlier process and decoded by this one
 * @param flows decoded, from both
 * @param malformed datagrams that were refused whole
 * @param unsupported datagrams of protocols that are not decoded
 * @param missingFlows flows that the exporters' sequences tell of and that never came
 * @param sequenceGaps how many times a sequence was ahead
 * @param exporterRestarts how many times a sequence started anew
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
        long missingFlows,
        long sequenceGaps,
        long exporterRestarts,
        long lostDatagrams,
        OptionalLong kernelDrops,
        long committedFlows,
        long commits,
        long parts) {

    /** One line for people; zeros that mean "all is well" are left out, except for losses. */
    public String summary() {
        StringJoiner text = new StringJoiner(", ");
        text.add(count(datagrams, "datagram") + " (" + bytes + " bytes) received");
        addIf(text, replayedDatagrams, "replayed from the spool");
        text.add(count(committedFlows, "flow") + " committed in " + count(parts, "file"));
        text.add(malformed + " malformed");
        text.add(unsupported + " unsupported");
        text.add(missingFlows + " flows missing by sequence");
        text.add(
                (kernelDrops.isPresent() ? Long.toString(kernelDrops.getAsLong()) : "unknown")
                        + " dropped by the kernel");
        addIf(text, exporterRestarts, "exporter restarts");
        addIf(text, lostDatagrams, "lost by damage of the spool");
        return text.toString();
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
