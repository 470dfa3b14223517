package io.weir.collector;

import io.weir.collector.account.ExporterAccounts;
import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.listen.ListenAddress.Protocol;
import io.weir.collector.listen.ListenerStatistics;
import io.weir.collector.listen.Receiver;
import io.weir.collector.listen.Refusal;
import io.weir.collector.metrics.Metric;
import io.weir.collector.metrics.Samples;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.udfs.address.Addresses;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the parts of a collector counted into samples of the metrics. */
final class CollectorMetrics {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private CollectorMetrics() {}

    /** What {@link CollectorStatistics} says, so that both agree. */
    static void add(CollectorStatistics statistics, Samples out) {
        out.add(Metric.RECEIVED_DATAGRAMS, statistics.datagrams());
        out.add(Metric.RECEIVED_BYTES, statistics.bytes());
        out.add(Metric.REPLAYED_DATAGRAMS, statistics.replayedDatagrams());
        out.add(Metric.DECODED_FLOWS, statistics.flows());
        out.add(Metric.UNSUPPORTED_DATAGRAMS, statistics.unsupported());
        out.add(Metric.SPOOL_LOST_DATAGRAMS, statistics.lostDatagrams());
        out.add(Metric.COMMITS, statistics.commits());
        out.add(Metric.COMMITTED_FLOWS, statistics.committedFlows());
        out.add(Metric.COMMITTED_PARTS, statistics.parts());
    }

    static void add(DatagramTally.Snapshot tally, Samples out) {
        tally.malformedCauses()
                .forEach((cause, count) -> out.add(Metric.MALFORMED_DATAGRAMS, count, cause));
        out.add(Metric.STREAMS, tally.liveStreams());
        out.add(Metric.STREAMS_EVICTED, tally.evictedStreams());
        for (ExporterAccounts.Account account :
                new ExporterAccounts(tally.streams(), tally.gone()).all()) {
            add(account, tally.facts(), out);
        }
    }

    private static void add(ExporterAccounts.Account account, ExporterFacts facts, Samples out) {
        String protocol = account.protocol().text();
        String unit = account.protocol().unit().text();
        StreamAccount latest = account.latest();
        String exporter =
                latest == null
                        ? "other"
                        : Addresses.format(latest.addressHigh(), latest.addressLow());
        StreamCounts counts = account.counts();
        out.add(Metric.EXPORTER_DATAGRAMS, counts.datagrams(), protocol, exporter);
        out.add(Metric.EXPORTER_BYTES, counts.bytes(), protocol, exporter);
        out.add(Metric.EXPORTER_FLOWS, counts.rows(), protocol, exporter);
        out.add(Metric.EXPORTER_ANNOUNCED, counts.announced(), protocol, exporter, unit);
        Map<String, Long> fates =
                Map.of(
                        "decoded", counts.decoded(),
                        "undecodable", counts.undecodable(),
                        "malformed", counts.malformed(),
                        "lost", counts.lost(),
                        "duplicate", counts.duplicate(),
                        "uncertain", counts.uncertain());
        fates.forEach(
                (fate, count) ->
                        out.add(Metric.EXPORTER_UNITS, count, protocol, exporter, unit, fate));
        out.add(Metric.EXPORTER_SEQUENCE_GAPS, counts.gaps(), protocol, exporter);
        out.add(Metric.EXPORTER_RESTARTS, counts.restarts(), protocol, exporter);
        if (latest != null) {
            addLatest(latest, facts.name(latest), exporter, out);
        }
    }

    private static void addLatest(
            StreamAccount latest, @Nullable String name, String exporter, Samples out) {
        String protocol = latest.protocol().text();
        if (latest.protocol().tellsTime()) {
            out.add(
                    Metric.EXPORTER_CLOCK_SKEW_SECONDS,
                    latest.clockSkewMillis() / MILLIS,
                    protocol,
                    exporter);
        }
        out.add(
                Metric.EXPORTER_LAST_DATAGRAM_TIMESTAMP_SECONDS,
                latest.lastReceivedMillis() / MILLIS,
                protocol,
                exporter);
        if (name != null) {
            out.add(Metric.EXPORTER_INFO, 1, protocol, exporter, name);
        }
    }

    static void add(Receiver receiver, SpoolSink sink, Samples out) {
        out.add(Metric.UNKEPT_DATAGRAMS, sink.unkept());
        out.add(Metric.LONGEST_RECEIVE_GAP_SECONDS, receiver.longestGap().toNanos() / NANOS);
        for (ListenerStatistics socket : receiver.statistics()) {
            add(socket, out);
        }
    }

    private static void add(ListenerStatistics socket, Samples out) {
        String name = socket.listener().text();
        out.add(Metric.SOCKET_DATAGRAMS, socket.datagrams(), name);
        out.add(Metric.SOCKET_BYTES, socket.bytes(), name);
        socket.kernelDrops()
                .ifPresent(drops -> out.add(Metric.KERNEL_DROPPED_DATAGRAMS, drops, name));
        if (socket.listener().protocol() == Protocol.UDP) {
            out.add(Metric.RECEIVE_BUFFER_BYTES, socket.listener().grantedBytes(), name);
            addRefusal(socket, Refusal.ADDRESS, out);
            return;
        }
        out.add(Metric.CONNECTIONS, socket.connections(), name);
        out.add(Metric.OPEN_CONNECTIONS, socket.openConnections(), name);
        for (Refusal why : Refusal.values()) {
            addRefusal(socket, why, out);
        }
    }

    private static void addRefusal(ListenerStatistics socket, Refusal why, Samples out) {
        out.add(
                Metric.REFUSED,
                socket.refused(why),
                socket.listener().text(),
                why.name().toLowerCase(Locale.ROOT));
    }

    static void add(DecodeLoop loop, FlowCommitter committer, Samples out) {
        out.add(Metric.SPOOL_LAG_DATAGRAMS, loop.lagDatagrams());
        out.add(Metric.SPOOL_LAG_BYTES, loop.lagBytes());
        out.add(Metric.SPOOL_LAG_SECONDS, loop.lagMillis() / MILLIS);
        out.add(Metric.FLOWS_MOVED_TO_RECEPTION, loop.movedFlows());
        out.add(Metric.ROWS_WAITING, loop.rowsWaiting());
        out.add(Metric.COMMIT_SECONDS, committer.nanos() / NANOS);
        out.add(Metric.LAST_COMMIT_SECONDS, committer.lastNanos() / NANOS);
    }
}
