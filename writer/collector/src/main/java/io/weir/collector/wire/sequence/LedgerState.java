package io.weir.collector.wire.sequence;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger's accounts are saved: the totals of those that went, the accounts of those that have
 * ended, then stream by stream.
 */
final class LedgerState {
    private LedgerState() {}

    static void save(StreamLedger ledger, long evicted, StateWriter out) {
        out.writeLong(evicted);
        for (ExportProtocol protocol : ExportProtocol.values()) {
            save(ledger.gone(protocol), out);
        }
        out.writeVarint(ledger.ended().size());
        ledger.ended().forEach(account -> save(account, out));
        List<ExporterStream> streams = ledger.streams();
        out.writeVarint(streams.size());
        for (int i = streams.size() - 1; i >= 0; i--) {
            ExporterStream stream = streams.get(i);
            out.writeBoolean(stream.trusted);
            save(stream.key(), out);
            stream.save(out);
        }
    }

    /** Fills an empty ledger; how many streams had gone. */
    static long restore(StreamLedger ledger, int maxStreams, StateReader in) {
        long evicted = in.readLong("evicted");
        for (ExportProtocol protocol : ExportProtocol.values()) {
            ledger.putBackGone(protocol, restoreCounts(in));
        }
        int ended = (int) in.readVarint("ended streams", 2 * EndedStreams.MAX_ACCOUNTS);
        for (int i = 0; i < ended; i++) {
            ledger.putBackEnded(restoreAccount(in));
        }
        int count = (int) in.readVarint("streams", maxStreams);
        for (int i = 0; i < count; i++) {
            boolean trusted = in.readBoolean("trusted");
            ledger.putBack(restoreKey(in), trusted).restore(in);
        }
        return evicted;
    }

    private static void save(StreamKey key, StateWriter out) {
        out.writeByte(key.protocol().ordinal());
        out.writeLong(key.high());
        out.writeLong(key.low());
        out.writeInt(key.sourcePort());
        out.writeInt(key.localPort());
        out.writeLong(key.session());
        out.writeLong(key.domain());
    }

    private static ExportProtocol restoreProtocol(StateReader in) {
        int protocol = in.readByte("protocol");
        if (protocol >= ExportProtocol.values().length) {
            throw in.damaged("a protocol", Integer.toString(protocol));
        }
        return ExportProtocol.values()[protocol];
    }

    private static StreamKey restoreKey(StateReader in) {
        return new StreamKey()
                .set(
                        restoreProtocol(in),
                        in.readLong("address"),
                        in.readLong("address"),
                        in.readInt("source port"),
                        in.readInt("local port"),
                        in.readLong("session"),
                        in.readLong("domain"));
    }

    private static void save(StreamAccount account, StateWriter out) {
        out.writeByte(account.protocol().ordinal());
        out.writeLong(account.addressHigh());
        out.writeLong(account.addressLow());
        out.writeLong(account.domain());
        out.writeBoolean(account.isTrusted());
        out.writeLong(account.firstReceivedMillis());
        out.writeLong(account.lastReceivedMillis());
        out.writeLong(account.clockSkewMillis());
        out.writeLong(account.samplingRate());
        out.writeText(account.hostName() == null ? "" : account.hostName());
        save(account.counts(), out);
    }

    private static StreamAccount restoreAccount(StateReader in) {
        return new StreamAccount(
                restoreProtocol(in),
                in.readLong("address"),
                in.readLong("address"),
                in.readLong("domain"),
                in.readBoolean("trusted"),
                in.readLong("first received"),
                in.readLong("last received"),
                in.readLong("clock skew"),
                in.readLong("sampling rate"),
                restoreHostName(in),
                restoreCounts(in));
    }

    static @Nullable String restoreHostName(StateReader in) {
        String name = in.readText("host name");
        return name.isEmpty() ? null : name;
    }

    private static void save(StreamCounts counts, StateWriter out) {
        out.writeLong(counts.datagrams());
        out.writeLong(counts.bytes());
        out.writeLong(counts.rows());
        out.writeLong(counts.announced());
        out.writeLong(counts.decoded());
        out.writeLong(counts.undecodable());
        out.writeLong(counts.malformed());
        out.writeLong(counts.lost());
        out.writeLong(counts.duplicate());
        out.writeLong(counts.uncertain());
        out.writeLong(counts.gaps());
        out.writeLong(counts.restarts());
    }

    private static StreamCounts restoreCounts(StateReader in) {
        return new StreamCounts(
                in.readLong("datagrams"),
                in.readLong("bytes"),
                in.readLong("rows"),
                in.readLong("announced"),
                in.readLong("decoded"),
                in.readLong("undecodable"),
                in.readLong("malformed"),
                in.readLong("lost"),
                in.readLong("duplicate"),
                in.readLong("uncertain"),
                in.readLong("gaps"),
                in.readLong("restarts"));
    }
}
